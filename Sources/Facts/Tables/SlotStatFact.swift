/// The busiest and the fullest slots of a node, from CLUSTER SLOT-STATS (Redis 8.2, Valkey 8.0 on).
package struct SlotStatFact: Fact {
    package var node: String
    package var slot: Int
    package var keys: Int?
    package var cpuMicroseconds: Int?
    package var inputBytes: Int?
    package var outputBytes: Int?

    package init(
        node: String,
        slot: Int,
        keys: Int? = nil,
        cpuMicroseconds: Int? = nil,
        inputBytes: Int? = nil,
        outputBytes: Int? = nil
    ) {
        self.node = node
        self.slot = slot
        self.keys = keys
        self.cpuMicroseconds = cpuMicroseconds
        self.inputBytes = inputBytes
        self.outputBytes = outputBytes
    }

    package static let table = FactTable<Self>(
        "slot_stat",
        "The busiest and the fullest slots of a node, from CLUSTER SLOT-STATS (Redis 8.2, Valkey 8.0 on).",
        filledBy: [.slotStats],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("slot", \.slot, "The slot."),
            .integer("keys", \.keys, "Keys in it."),
            .integer(
                "cpu_us",
                \.cpuMicroseconds,
                "CPU time spent on its commands, microseconds; NULL if the server does not count it."
            ),
            .integer("input_bytes", \.inputBytes, "Bytes read for it."),
            .integer("output_bytes", \.outputBytes, "Bytes written for it."),
        ]
    )
}
