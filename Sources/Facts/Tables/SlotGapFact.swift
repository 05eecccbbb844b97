/// Slots that nobody owns in any view, with the owner that the evidence names.
package struct SlotGapFact: Fact {
    package var firstSlot: Int
    package var lastSlot: Int
    package var slots: String
    package var slotCount: Int
    package var owner: String?
    package var ownerReason: String?
    package var keys: Int?

    package init(
        firstSlot: Int,
        lastSlot: Int,
        slots: String,
        slotCount: Int,
        owner: String? = nil,
        ownerReason: String? = nil,
        keys: Int? = nil
    ) {
        self.firstSlot = firstSlot
        self.lastSlot = lastSlot
        self.slots = slots
        self.slotCount = slotCount
        self.owner = owner
        self.ownerReason = ownerReason
        self.keys = keys
    }

    package static let table = FactTable<Self>(
        "slot_gap",
        "Slots that nobody owns in any view, with the owner that the evidence names.",
        filledBy: [.clusterNodes],
        columns: [
            .integer("first_slot", \.firstSlot, "First slot of the range."),
            .integer("last_slot", \.lastSlot, "Last slot of the range."),
            .text("slots", \.slots, "The range as text."),
            .integer("slot_count", \.slotCount, "How many slots."),
            .text("owner", \.owner, "Master that should own them; NULL if nothing names one."),
            .text(
                "owner_reason",
                \.ownerReason,
                "keys (it holds keys of these slots), neighbours (it owns the slots on both sides), "
                    + "one_neighbour, or fewest_slots."
            ),
            .integer("keys", \.keys, "Keys of these slots that the owner holds; NULL if not counted."),
        ]
    )
}
