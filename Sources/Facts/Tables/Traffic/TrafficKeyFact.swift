/// Keys that were asked for most; only with --include-user-data, else empty.
///
/// First keys of requests only.
package struct TrafficKeyFact: Fact {
    package var key: String
    package var length: Int
    package var slot: Int
    package var reads: Int
    package var writes: Int
    package var firstFrame: Int
    package var lastFrame: Int

    package init(
        key: String,
        length: Int,
        slot: Int,
        reads: Int,
        writes: Int,
        firstFrame: Int,
        lastFrame: Int
    ) {
        self.key = key
        self.length = length
        self.slot = slot
        self.reads = reads
        self.writes = writes
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
    }

    package static let table = FactTable<Self>(
        "traffic_key",
        "Keys that were asked for most. Only with --include-user-data, else empty; first keys of requests only.",
        filledBy: [.captureClients],
        columns: [
            .text("key", \.key, "Name of the key; bytes that are no text as \\xNN."),
            .integer("length", \.length, "Length of the name, bytes."),
            .integer("slot", \.slot, "Its slot."),
            .integer("reads", \.reads, "Requests that read, or of which it is not known."),
            .integer("writes", \.writes, "Requests that write."),
            .integer("first_frame", \.firstFrame, "Frame of the first request that was counted, as Wireshark counts."),
            .integer("last_frame", \.lastFrame, "Frame of the last."),
        ]
    )
}
