/// An event that the latency monitor recorded; empty where latency-monitor-threshold is 0.
package struct LatencyEventFact: Fact {
    package var node: String
    package var event: String
    package var ageSeconds: Int?
    package var lastMilliseconds: Int?
    package var maxMilliseconds: Int?

    package init(
        node: String,
        event: String,
        ageSeconds: Int? = nil,
        lastMilliseconds: Int? = nil,
        maxMilliseconds: Int? = nil
    ) {
        self.node = node
        self.event = event
        self.ageSeconds = ageSeconds
        self.lastMilliseconds = lastMilliseconds
        self.maxMilliseconds = maxMilliseconds
    }

    package static let table = FactTable<Self>(
        "latency_event",
        "An event that the latency monitor recorded; empty where latency-monitor-threshold is 0.",
        filledBy: [.latency],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("event", \.event, "command, fast-command, fork, aof-write, expire-cycle …"),
            .integer("age_seconds", \.ageSeconds, "How long ago the last one was, by the node's clock."),
            .integer("last_ms", \.lastMilliseconds, "Duration of the last one, milliseconds."),
            .integer("max_ms", \.maxMilliseconds, "Longest since the start or the last reset, milliseconds."),
        ]
    )
}
