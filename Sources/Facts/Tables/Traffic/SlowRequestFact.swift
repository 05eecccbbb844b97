/// The slowest requests.
package struct SlowRequestFact: Fact {
    package var client: String
    package var node: String
    package var command: String
    package var slot: Int?
    package var key: String?
    package var milliseconds: Double
    package var at: String
    package var requestFrame: Int
    package var replyFrame: Int
    package var replyBytes: Int
    package var stream: Int
    package var began: Double
    package var ended: Double

    package init(
        client: String,
        node: String,
        command: String,
        slot: Int? = nil,
        key: String? = nil,
        milliseconds: Double,
        at: String,
        requestFrame: Int,
        replyFrame: Int,
        replyBytes: Int,
        stream: Int,
        began: Double,
        ended: Double
    ) {
        self.client = client
        self.node = node
        self.command = command
        self.slot = slot
        self.key = key
        self.milliseconds = milliseconds
        self.at = at
        self.requestFrame = requestFrame
        self.replyFrame = replyFrame
        self.replyBytes = replyBytes
        self.stream = stream
        self.began = began
        self.ended = ended
    }

    package static let table = FactTable<Self>(
        "slow_request",
        "The slowest requests: at most twenty, above one millisecond.",
        filledBy: [.captureClients],
        columns: [
            .text("client", \.client, "Host of the client."),
            .text("node", \.node, "Address of the node."),
            .text("command", \.command, "The command."),
            .integer("slot", \.slot, "Slot of its first key."),
            .text("key", \.key, "Name of its first key; NULL without --include-user-data."),
            .real("ms", \.milliseconds, "Milliseconds from the last byte of the request to the first of the reply."),
            .text("at", \.at, "Time of the reply, RFC 3339 in UTC."),
            .integer("request_frame", \.requestFrame, "Frame of the request."),
            .integer("reply_frame", \.replyFrame, "Frame of the reply."),
            .integer("reply_bytes", \.replyBytes, "Bytes of the reply."),
            .integer("stream", \.stream, "The connection."),
            .real("began_s", \.began, "Seconds from the start of the capture to the request."),
            .real("ended_s", \.ended, "Seconds from the start of the capture to the reply."),
        ]
    )
}
