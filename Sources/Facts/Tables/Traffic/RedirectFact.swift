/// A redirection.
package struct RedirectFact: Fact {
    package var client: String
    package var node: String
    package var kind: String
    package var slot: Int?
    package var target: String
    package var count: Int
    package var firstAt: String
    package var lastAt: String
    package var firstFrame: Int
    package var lastFrame: Int
    package var stream: Int
    package var seconds: Double
    package var targetHost: String?
    package var targetPort: Int?
    package var perSecond: Double?

    package init(
        client: String,
        node: String,
        kind: String,
        slot: Int? = nil,
        target: String,
        count: Int,
        firstAt: String,
        lastAt: String,
        firstFrame: Int,
        lastFrame: Int,
        stream: Int,
        seconds: Double,
        targetHost: String? = nil,
        targetPort: Int? = nil,
        perSecond: Double? = nil
    ) {
        self.client = client
        self.node = node
        self.kind = kind
        self.slot = slot
        self.target = target
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.stream = stream
        self.seconds = seconds
        self.targetHost = targetHost
        self.targetPort = targetPort
        self.perSecond = perSecond
    }

    package static let table = FactTable<Self>(
        "redirect",
        "A redirection: the node does not serve this slot, or not any more.",
        filledBy: [.captureClients],
        columns: [
            .text("client", \.client, "Host of the client."),
            .text("node", \.node, "Node that redirected."),
            .text("kind", \.kind, "moved or ask."),
            .integer("slot", \.slot, "The slot; NULL where there were too many to list."),
            .text("target", \.target, "Where to: host:port, as the node says it."),
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
            .text("target_host", \.targetHost, "Host of the target; NULL where the node does not name one."),
            .integer("target_port", \.targetPort, "Port of the target."),
            .real("per_second", \.perSecond, "How often in a second; NULL for a single one."),
        ]
    )
}
