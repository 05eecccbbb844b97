/// Requests whose first key lies in a slot.
package struct TrafficSlotFact: Fact {
    package var node: String
    package var slot: Int
    package var reads: Int
    package var writes: Int
    package var tagged: Int

    package init(
        node: String,
        slot: Int,
        reads: Int,
        writes: Int,
        tagged: Int
    ) {
        self.node = node
        self.slot = slot
        self.reads = reads
        self.writes = writes
        self.tagged = tagged
    }

    package static let table = FactTable<Self>(
        "traffic_slot",
        "Requests whose first key lies in a slot.",
        filledBy: [.captureClients],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("slot", \.slot, "The slot."),
            .integer("reads", \.reads, "Requests that read, or of which it is not known."),
            .integer("writes", \.writes, "Requests that write."),
            .integer("tagged", \.tagged, "Requests whose key has a hash tag, of both kinds."),
        ]
    )
}
