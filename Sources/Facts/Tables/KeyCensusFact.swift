/// Keys of a master beside the keys in the slots that it owns.
package struct KeyCensusFact: Fact {
    package var node: String
    package var keys: Int
    package var ownedKeys: Int
    package var ownedSlots: Int
    package var searched: Bool

    package init(
        node: String,
        keys: Int,
        ownedKeys: Int,
        ownedSlots: Int,
        searched: Bool
    ) {
        self.node = node
        self.keys = keys
        self.ownedKeys = ownedKeys
        self.ownedSlots = ownedSlots
        self.searched = searched
    }

    package static let table = FactTable<Self>(
        "key_census",
        "Keys of a master beside the keys in the slots that it owns.",
        filledBy: [.slotKeys],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("keys", \.keys, "Keys in database 0; the smaller of two counts if it moved meanwhile."),
            .integer("owned_keys", \.ownedKeys, "Keys in the slots that it owns."),
            .integer("owned_slots", \.ownedSlots, "How many slots it owns."),
            .integer(
                "searched",
                \.searched,
                "1 if its other slots were counted one by one, since the numbers did not agree."
            ),
        ]
    )
}
