/// Connections that wanted to be let in and were not, or not at once.
package struct TrafficLoginFact: Fact {
    package var client: String
    package var replica: String?
    package var node: String
    package var isReplica: Bool
    package var outcome: String
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
        replica: String? = nil,
        node: String,
        isReplica: Bool,
        outcome: String,
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
        self.replica = replica
        self.node = node
        self.isReplica = isReplica
        self.outcome = outcome
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
        "traffic_login",
        "Connections that wanted to be let in and were not, or not at once.",
        filledBy: [.captureClients],
        columns: [
            .text("client", \.client, "Host that connected."),
            .text(
                "replica",
                \.replica,
                "Client address that a replica announced on them; NULL for clients, and where it was not seen."
            ),
            .text("node", \.node, "Address that they went to."),
            .integer("is_replica", \.isReplica, "1 if a replica shook hands on them."),
            .text(
                "outcome",
                \.outcome,
                "no_password, late (a password came after the first refusal), wrong_password, no_permission, protected (mode), too_many_clients, or refused (a master that can not serve a replica now)."
            ),
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
