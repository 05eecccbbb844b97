/// Messages of one type from one member to another host.
package struct BusMessageFact: Fact {
    package var sender: String
    package var senderID: String?
    package var from: String
    package var to: String
    package var type: String
    package var bytes: Int
    package var count: Int
    package var firstAt: String
    package var lastAt: String
    package var firstFrame: Int
    package var lastFrame: Int
    package var stream: Int
    package var seconds: Double

    package init(
        sender: String,
        senderID: String? = nil,
        from: String,
        to: String,
        type: String,
        bytes: Int,
        count: Int,
        firstAt: String,
        lastAt: String,
        firstFrame: Int,
        lastFrame: Int,
        stream: Int,
        seconds: Double
    ) {
        self.sender = sender
        self.senderID = senderID
        self.from = from
        self.to = to
        self.type = type
        self.bytes = bytes
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.stream = stream
        self.seconds = seconds
    }

    package static let table = FactTable<Self>(
        "bus_message",
        "Messages of one type from one member to another host.",
        filledBy: [.captureBus],
        columns: [
            .text("sender", \.sender, "Client address of the sender, or its host."),
            .text("sender_id", \.senderID, "Its node id; NULL for light headers before any that names it."),
            .text("source", \.from, "Host that it came from."),
            .text("destination", \.to, "Host that it went to."),
            .text(
                "type",
                \.type,
                "PING, PONG, MEET, FAIL, PUBLISH, FAILOVER_AUTH_REQUEST, FAILOVER_AUTH_ACK, UPDATE, "
                    + "MFSTART, MODULE or PUBLISHSHARD."
            ),
            .integer("bytes", \.bytes, "Bytes."),
            .integer("count", \.count, "How often."),
            .text("first_at", \.firstAt, "Time of the first, RFC 3339 in UTC."),
            .text("last_at", \.lastAt, "Time of the last."),
            .integer("first_frame", \.firstFrame, "Frame number of the first, as Wireshark counts."),
            .integer("last_frame", \.lastFrame, "Frame number of the last."),
            .integer(
                "stream",
                \.stream,
                "Connection of the first: tcp.stream in Wireshark, if the capture is one file without "
                    + "a filter."
            ),
            .real("seconds", \.seconds, "Seconds from the first to the last."),
        ]
    )
}
