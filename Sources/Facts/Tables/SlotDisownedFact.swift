/// Slots that a master does not claim itself, though the others give them to it.
package struct SlotDisownedFact: Fact {
    package var node: String
    package var slots: String
    package var slotCount: Int
    package var observers: Int
    package var keys: Int?

    package init(
        node: String,
        slots: String,
        slotCount: Int,
        observers: Int,
        keys: Int? = nil
    ) {
        self.node = node
        self.slots = slots
        self.slotCount = slotCount
        self.observers = observers
        self.keys = keys
    }

    package static let table = FactTable<Self>(
        "slot_disowned",
        "Slots that a master does not claim itself, though the others give them to it.",
        filledBy: [.clusterNodes],
        columns: [
            .text("node", \.node, "Address of the master."),
            .text("slots", \.slots, "The slots, as ranges."),
            .integer("slot_count", \.slotCount, "How many."),
            .integer("observers", \.observers, "How many others give it these slots."),
            .integer("keys", \.keys, "Keys of these slots that it holds; NULL if not counted."),
        ]
    )
}
