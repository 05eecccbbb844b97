/// Slots that two masters claim at the same time.
package struct BusSlotClaimFact: Fact {
    package var first: String
    package var second: String
    package var slots: String
    package var slotCount: Int
    package var firstEpoch: Int
    package var secondEpoch: Int
    package var frame: Int
    package var seconds: Double

    package init(
        first: String,
        second: String,
        slots: String,
        slotCount: Int,
        firstEpoch: Int,
        secondEpoch: Int,
        frame: Int,
        seconds: Double
    ) {
        self.first = first
        self.second = second
        self.slots = slots
        self.slotCount = slotCount
        self.firstEpoch = firstEpoch
        self.secondEpoch = secondEpoch
        self.frame = frame
        self.seconds = seconds
    }

    package static let table = FactTable<Self>(
        "bus_slot_claim",
        "Slots that two masters claim at the same time, by their own messages at the end of the capture.",
        filledBy: [.captureBus],
        columns: [
            .text("node", \.first, "Client address of one master."),
            .text("other", \.second, "Client address of the other."),
            .text("slots", \.slots, "Slots that both claim."),
            .integer("slot_count", \.slotCount, "How many these are."),
            .integer("config_epoch", \.firstEpoch, "Config epoch of the one."),
            .integer("other_epoch", \.secondEpoch, "Config epoch of the other."),
            .integer("frame", \.frame, "A frame in which it is said."),
            .real("seconds", \.seconds, "Seconds for which both said so at least."),
        ]
    )
}
