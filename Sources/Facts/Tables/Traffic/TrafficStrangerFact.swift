/// Connections on which no reply was understood.
package struct TrafficStrangerFact: Fact {
    package var client: String
    package var server: String
    package var kind: String
    package var isBus: Bool
    package var node: String?
    package var count: Int
    package var perSecond: Double?
    package var firstAt: String
    package var lastAt: String
    package var firstFrame: Int
    package var lastFrame: Int
    package var stream: Int
    package var seconds: Double

    package init(
        client: String,
        server: String,
        kind: String,
        isBus: Bool,
        node: String? = nil,
        count: Int,
        perSecond: Double? = nil,
        firstAt: String,
        lastAt: String,
        firstFrame: Int,
        lastFrame: Int,
        stream: Int,
        seconds: Double
    ) {
        self.client = client
        self.server = server
        self.kind = kind
        self.isBus = isBus
        self.node = node
        self.count = count
        self.perSecond = perSecond
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.stream = stream
        self.seconds = seconds
    }

    package static let table = FactTable<Self>(
        "traffic_stranger",
        "Connections whose client spoke, and on which neither RESP was answered nor the bus was spoken.",
        filledBy: [.capture],
        columns: [
            .text("client", \.client, "Host that connected."),
            .text("server", \.server, "Address that it went to."),
            .text("kind", \.kind, "resp (asked, no answer), tls, http, text (lines without an answer) or other."),
            .integer("bus", \.isBus, "1 if it is the bus port of a member."),
            .text("node", \.node, "Client address of that member."),
            .integer("count", \.count, "How often."),
            .real("per_second", \.perSecond, "How often in a second; NULL for a single one."),
            .text("first_at", \.firstAt, "Time of the first, RFC 3339 in UTC."),
            .text("last_at", \.lastAt, "Time of the last."),
            .integer("first_frame", \.firstFrame, "Frame number of the first, as Wireshark counts."),
            .integer("last_frame", \.lastFrame, "Frame number of the last."),
            .integer("stream", \.stream, "Connection of the first."),
            .real("seconds", \.seconds, "Seconds from the first to the last."),
        ]
    )
}
