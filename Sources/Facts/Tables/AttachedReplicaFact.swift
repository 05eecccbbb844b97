/// A replica as its master lists it in INFO replication.
package struct AttachedReplicaFact: Fact {
    package var node: String
    package var replica: String
    package var host: String
    package var port: Int
    package var state: String?
    package var offset: Int?
    package var lagSeconds: Int?
    package var lagBytes: Int?
    package var member: Bool

    package init(
        node: String,
        replica: String,
        host: String,
        port: Int,
        state: String? = nil,
        offset: Int? = nil,
        lagSeconds: Int? = nil,
        lagBytes: Int? = nil,
        member: Bool
    ) {
        self.node = node
        self.replica = replica
        self.host = host
        self.port = port
        self.state = state
        self.offset = offset
        self.lagSeconds = lagSeconds
        self.lagBytes = lagBytes
        self.member = member
    }

    package static let table = FactTable<Self>(
        "attached_replica",
        "A replica as its master lists it in INFO replication.",
        filledBy: [.info],
        columns: [
            .text("node", \.node, "Address of the master."),
            .text(
                "replica",
                \.replica,
                "Address that the master gives for it; the node's address as used elsewhere when that is "
                    + "a known member."
            ),
            .text("host", \.host, "Host as the master writes it."),
            .integer("port", \.port, "Client port that the replica announced."),
            .text("state", \.state, "wait_bgsave, send_bulk, online …"),
            .integer("offset", \.offset, "Offset that it has acknowledged, bytes."),
            .integer("lag_seconds", \.lagSeconds, "Seconds since its last acknowledgement."),
            .integer(
                "lag_bytes",
                \.lagBytes,
                "How far it is behind the master's offset, bytes; it acknowledges once a second."
            ),
            .integer("member", \.member, "1 if it is a known node of the cluster."),
        ]
    )
}
