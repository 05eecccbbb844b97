/// Attempts to connect that led to nothing.
package struct ConnectFailureFact: Fact {
    package var client: String
    package var server: String
    package var outcome: String
    package var count: Int
    package var syns: Int
    package var firstAt: String
    package var lastAt: String
    package var firstFrame: Int
    package var lastFrame: Int
    package var stream: Int
    package var seconds: Double
    package var perSecond: Double?
    package var serverHost: String
    package var isBus: Bool
    package var node: String?

    package init(
        client: String,
        server: String,
        outcome: String,
        count: Int,
        syns: Int,
        firstAt: String,
        lastAt: String,
        firstFrame: Int,
        lastFrame: Int,
        stream: Int,
        seconds: Double,
        perSecond: Double? = nil,
        serverHost: String,
        isBus: Bool,
        node: String? = nil
    ) {
        self.client = client
        self.server = server
        self.outcome = outcome
        self.count = count
        self.syns = syns
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.stream = stream
        self.seconds = seconds
        self.perSecond = perSecond
        self.serverHost = serverHost
        self.isBus = isBus
        self.node = node
    }

    package static let table = FactTable<Self>(
        "connect_failure",
        "Attempts to connect that led to nothing.",
        filledBy: [.capture],
        columns: [
            .text("client", \.client, "Host that tried."),
            .text("server", \.server, "Address that was tried."),
            .text("outcome", \.outcome, "refused, or unanswered."),
            .integer("count", \.count, "How often."),
            .integer(
                "syns",
                \.syns,
                "SYN packets of all of them: more than one each where nobody answered for a second or more."
            ),
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
            .real("per_second", \.perSecond, "How often in a second; NULL for a single one."),
            .text("server_host", \.serverHost, "Host of the address that was tried."),
            .integer("bus", \.isBus, "1 if it is the bus port of a member that is known."),
            .text("node", \.node, "Client address of that member."),
        ]
    )
}
