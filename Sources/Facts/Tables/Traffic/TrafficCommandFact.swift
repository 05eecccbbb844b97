/// What a client host did with a command at a node, and how long it took.
package struct TrafficCommandFact: Fact {
    package var client: String
    package var node: String
    package var command: String
    package var writes: Bool
    package var isDangerous: Bool
    package var calls: Int
    package var replies: Int
    package var errors: Int
    package var requestBytes: Int
    package var replyBytes: Int
    package var largestRequest: Int
    package var largestReply: Int
    package var largestReplyFrame: Int
    package var timed: Int
    package var meanMicroseconds: Double?
    package var p50: Double?
    package var p90: Double?
    package var p99: Double?
    package var p999: Double?
    package var maximum: Double?
    package var maximumFrame: Int?
    package var firstAt: String
    package var lastAt: String
    package var firstFrame: Int
    package var lastFrame: Int
    package var stream: Int

    package init(
        client: String,
        node: String,
        command: String,
        writes: Bool,
        isDangerous: Bool,
        calls: Int,
        replies: Int,
        errors: Int,
        requestBytes: Int,
        replyBytes: Int,
        largestRequest: Int,
        largestReply: Int,
        largestReplyFrame: Int,
        timed: Int,
        meanMicroseconds: Double? = nil,
        p50: Double? = nil,
        p90: Double? = nil,
        p99: Double? = nil,
        p999: Double? = nil,
        maximum: Double? = nil,
        maximumFrame: Int? = nil,
        firstAt: String,
        lastAt: String,
        firstFrame: Int,
        lastFrame: Int,
        stream: Int
    ) {
        self.client = client
        self.node = node
        self.command = command
        self.writes = writes
        self.isDangerous = isDangerous
        self.calls = calls
        self.replies = replies
        self.errors = errors
        self.requestBytes = requestBytes
        self.replyBytes = replyBytes
        self.largestRequest = largestRequest
        self.largestReply = largestReply
        self.largestReplyFrame = largestReplyFrame
        self.timed = timed
        self.meanMicroseconds = meanMicroseconds
        self.p50 = p50
        self.p90 = p90
        self.p99 = p99
        self.p999 = p999
        self.maximum = maximum
        self.maximumFrame = maximumFrame
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.stream = stream
    }

    package static let table = FactTable<Self>(
        "traffic_command",
        "What a client host did with a command at a node, and how long it took.",
        filledBy: [.captureClients],
        columns: [
            .text("client", \.client, "Host of the client."),
            .text("node", \.node, "Address of the node, as the client used it."),
            .text("command", \.command, "Command, with its subcommand; (unknown) for words that are no command."),
            .integer("writes", \.writes, "1 if it writes."),
            .integer("dangerous", \.isDangerous, "1 if it can stop a server or lose data."),
            .integer("calls", \.calls, "Requests."),
            .integer("replies", \.replies, "Those whose reply is known."),
            .integer("errors", \.errors, "Errors in the replies."),
            .integer("request_bytes", \.requestBytes, "Bytes of the requests."),
            .integer("reply_bytes", \.replyBytes, "Bytes of the replies."),
            .integer("largest_request", \.largestRequest, "Bytes of the largest request."),
            .integer("largest_reply", \.largestReply, "Bytes of the largest reply."),
            .integer("largest_reply_frame", \.largestReplyFrame, "Its frame number."),
            .integer("timed", \.timed, "Requests with a latency that counts: not blocking, and surely paired."),
            .real(
                "mean_us",
                \.meanMicroseconds,
                "Mean latency, microseconds, from the last byte of the request to the first of the "
                    + "reply."
            ),
            .real(
                "p50_us",
                \.p50,
                "Half of the latencies were below; NULL where nothing was timed or memory was short."
            ),
            .real("p90_us", \.p90, "Nine of ten were below."),
            .real("p99_us", \.p99, "99 of 100 were below."),
            .real("p999_us", \.p999, "999 of 1000 were below."),
            .real("max_us", \.maximum, "The longest latency, microseconds."),
            .integer("max_frame", \.maximumFrame, "Frame of the reply that took longest."),
            .text("first_at", \.firstAt, "Time of the first request, RFC 3339 in UTC."),
            .text("last_at", \.lastAt, "Time of the last."),
            .integer("first_frame", \.firstFrame, "Frame of the first request."),
            .integer("last_frame", \.lastFrame, "Frame of the last."),
            .integer("stream", \.stream, "Connection of the first."),
        ]
    )
}
