/// A command, over all clients and nodes.
package struct TrafficTotalFact: Fact {
    package var command: String
    package var calls: Int
    package var replies: Int
    package var errors: Int
    package var requestBytes: Int
    package var replyBytes: Int
    package var meanMicroseconds: Double?
    package var p50: Double?
    package var p90: Double?
    package var p99: Double?
    package var p999: Double?
    package var maximum: Double?
    package var maximumFrame: Int?

    package init(
        command: String,
        calls: Int,
        replies: Int,
        errors: Int,
        requestBytes: Int,
        replyBytes: Int,
        meanMicroseconds: Double? = nil,
        p50: Double? = nil,
        p90: Double? = nil,
        p99: Double? = nil,
        p999: Double? = nil,
        maximum: Double? = nil,
        maximumFrame: Int? = nil
    ) {
        self.command = command
        self.calls = calls
        self.replies = replies
        self.errors = errors
        self.requestBytes = requestBytes
        self.replyBytes = replyBytes
        self.meanMicroseconds = meanMicroseconds
        self.p50 = p50
        self.p90 = p90
        self.p99 = p99
        self.p999 = p999
        self.maximum = maximum
        self.maximumFrame = maximumFrame
    }

    package static let table = FactTable<Self>(
        "traffic_total",
        "A command, over all clients and nodes.",
        filledBy: [.captureClients],
        columns: [
            .text("command", \.command, "Command, with its subcommand."),
            .integer("calls", \.calls, "Requests."),
            .integer("replies", \.replies, "Those whose reply is known."),
            .integer("errors", \.errors, "Errors in the replies."),
            .integer("request_bytes", \.requestBytes, "Bytes of the requests."),
            .integer("reply_bytes", \.replyBytes, "Bytes of the replies."),
            .real("mean_us", \.meanMicroseconds, "Mean latency, microseconds."),
            .real("p50_us", \.p50, "Half of the latencies were below."),
            .real("p90_us", \.p90, "Nine of ten were below."),
            .real("p99_us", \.p99, "99 of 100 were below."),
            .real("p999_us", \.p999, "999 of 1000 were below."),
            .real("max_us", \.maximum, "The longest latency, microseconds."),
            .integer("max_frame", \.maximumFrame, "Frame of the reply that took longest."),
        ]
    )
}
