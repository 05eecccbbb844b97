/// Slots that two masters claim, each in its own view.
package struct SlotConflictFact: Fact {
    package var node: String
    package var other: String
    package var slots: String
    package var slotCount: Int
    package var epoch: Int
    package var otherEpoch: Int
    package var keys: Int?
    package var otherKeys: Int?

    package init(
        node: String,
        other: String,
        slots: String,
        slotCount: Int,
        epoch: Int,
        otherEpoch: Int,
        keys: Int? = nil,
        otherKeys: Int? = nil
    ) {
        self.node = node
        self.other = other
        self.slots = slots
        self.slotCount = slotCount
        self.epoch = epoch
        self.otherEpoch = otherEpoch
        self.keys = keys
        self.otherKeys = otherKeys
    }

    package static let table = FactTable<Self>(
        "slot_conflict",
        "Slots that two masters claim, each in its own view.",
        filledBy: [.clusterNodes],
        columns: [
            .text("node", \.node, "Address of the master with the lower config epoch."),
            .text("other", \.other, "Address of the master with the higher config epoch."),
            .text("slots", \.slots, "The slots, as ranges."),
            .integer("slot_count", \.slotCount, "How many."),
            .integer("epoch", \.epoch, "Config epoch of the first."),
            .integer("other_epoch", \.otherEpoch, "Config epoch of the other."),
            .integer("keys", \.keys, "Keys of these slots at the first; NULL if not counted."),
            .integer("other_keys", \.otherKeys, "Keys of these slots at the other."),
        ]
    )
}
