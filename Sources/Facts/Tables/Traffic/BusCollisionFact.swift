/// Two masters that claim the same slots or the same config epoch, as their own messages have it.
package struct BusCollisionFact: Fact {
    package var kind: String
    package var node: String
    package var id: String
    package var otherNode: String
    package var otherID: String
    package var slots: String?
    package var slotCount: Int?
    package var epoch: Int?
    package var sinceAt: String
    package var sinceFrame: Int
    package var file: String
    package var untilAt: String?
    package var untilFrame: Int?
    package var seconds: Double?

    package init(
        kind: String,
        node: String,
        id: String,
        otherNode: String,
        otherID: String,
        slots: String? = nil,
        slotCount: Int? = nil,
        epoch: Int? = nil,
        sinceAt: String,
        sinceFrame: Int,
        file: String,
        untilAt: String? = nil,
        untilFrame: Int? = nil,
        seconds: Double? = nil
    ) {
        self.kind = kind
        self.node = node
        self.id = id
        self.otherNode = otherNode
        self.otherID = otherID
        self.slots = slots
        self.slotCount = slotCount
        self.epoch = epoch
        self.sinceAt = sinceAt
        self.sinceFrame = sinceFrame
        self.file = file
        self.untilAt = untilAt
        self.untilFrame = untilFrame
        self.seconds = seconds
    }

    package static let table = FactTable<Self>(
        "bus_collision",
        "Two masters that claim the same slots or the same config epoch, as their own messages have it.",
        filledBy: [.captureBus],
        columns: [
            .text("kind", \.kind, "slots or config_epoch."),
            .text("node", \.node, "One of them."),
            .text("id", \.id, "Its id, the lower one."),
            .text("other_node", \.otherNode, "The other."),
            .text("other_id", \.otherID, "Its id."),
            .text("slots", \.slots, "Slots that both claimed at any time of it."),
            .integer("slot_count", \.slotCount, "How many they are."),
            .integer("epoch", \.epoch, "The config epoch."),
            .text("since_at", \.sinceAt, "Since when, RFC 3339 in UTC."),
            .integer("since_frame", \.sinceFrame, "Frame in which the second claim was seen."),
            .text("file", \.file, "The capture."),
            .text("until_at", \.untilAt, "Until when; NULL if it was not over at the end of the capture."),
            .integer("until_frame", \.untilFrame, "Frame of that."),
            .real(
                "seconds",
                \.seconds,
                "Seconds that it lasted. During a failover some hundred milliseconds are normal."
            ),
        ]
    )
}
