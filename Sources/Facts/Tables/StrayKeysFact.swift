/// Keys on a master in slots that it does not own.
package struct StrayKeysFact: Fact {
    package var node: String
    package var slots: String
    package var slotCount: Int
    package var keys: Int
    package var owner: String?
    package var importing: Bool

    package init(
        node: String,
        slots: String,
        slotCount: Int,
        keys: Int,
        owner: String? = nil,
        importing: Bool
    ) {
        self.node = node
        self.slots = slots
        self.slotCount = slotCount
        self.keys = keys
        self.owner = owner
        self.importing = importing
    }

    package static let table = FactTable<Self>(
        "stray_keys",
        "Keys on a master in slots that it does not own.",
        filledBy: [.slotKeys],
        columns: [
            .text("node", \.node, "Address of the master that holds them."),
            .text("slots", \.slots, "The slots, as ranges."),
            .integer("slot_count", \.slotCount, "How many."),
            .integer("keys", \.keys, "How many keys."),
            .text("owner", \.owner, "Address of the owner of these slots; NULL if there are several or none."),
            .integer("importing", \.importing, "1 if it imports all of these slots now."),
        ]
    )
}
