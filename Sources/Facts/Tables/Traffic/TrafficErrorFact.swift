/// An error that clients got.
package struct TrafficErrorFact: Fact {
    package var client: String
    package var node: String
    package var command: String
    package var code: String
    package var reason: String?
    package var count: Int
    package var firstAt: String
    package var lastAt: String
    package var firstFrame: Int
    package var lastFrame: Int
    package var stream: Int
    package var seconds: Double
    package var perSecond: Double?

    package init(
        client: String,
        node: String,
        command: String,
        code: String,
        reason: String? = nil,
        count: Int,
        firstAt: String,
        lastAt: String,
        firstFrame: Int,
        lastFrame: Int,
        stream: Int,
        seconds: Double,
        perSecond: Double? = nil
    ) {
        self.client = client
        self.node = node
        self.command = command
        self.code = code
        self.reason = reason
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.stream = stream
        self.seconds = seconds
        self.perSecond = perSecond
    }

    package static let table = FactTable<Self>(
        "traffic_error",
        "An error that clients got. MOVED and ASK are in redirect.",
        filledBy: [.captureClients],
        columns: [
            .text("client", \.client, "Host of the client."),
            .text("node", \.node, "Address of the node."),
            .text("command", \.command, "Command that got it; (connect) if it came unasked."),
            .text("code", \.code, "The code, e.g. CLUSTERDOWN."),
            .text(
                "reason",
                \.reason,
                "The start of the text, where it is one that servers have in their source; NULL "
                    + "otherwise: it may hold user data."
            ),
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
            .real("per_second", \.perSecond, "How often in a second; NULL for a single one."),
        ]
    )
}
