/// Where nodes send clients: each distinct answer of CLUSTER SLOTS and CLUSTER SHARDS once.
package struct ToldEndpointFact: Fact {
    package var source: String
    package var id: String?
    package var node: String?
    package var endpoint: String?
    package var port: Int?
    package var tlsPort: Int?
    package var hostname: String?
    package var role: String?
    package var health: String?
    package var replicationOffset: Int?
    package var shardNo: Int?
    package var observers: Int
    package var observer: String

    package init(
        source: String,
        id: String? = nil,
        node: String? = nil,
        endpoint: String? = nil,
        port: Int? = nil,
        tlsPort: Int? = nil,
        hostname: String? = nil,
        role: String? = nil,
        health: String? = nil,
        replicationOffset: Int? = nil,
        shardNo: Int? = nil,
        observers: Int,
        observer: String
    ) {
        self.source = source
        self.id = id
        self.node = node
        self.endpoint = endpoint
        self.port = port
        self.tlsPort = tlsPort
        self.hostname = hostname
        self.role = role
        self.health = health
        self.replicationOffset = replicationOffset
        self.shardNo = shardNo
        self.observers = observers
        self.observer = observer
    }

    package static let table = FactTable<Self>(
        "told_endpoint",
        "Where nodes send clients: each distinct answer of CLUSTER SLOTS and CLUSTER SHARDS once.",
        filledBy: [.clusterSlots, .clusterShards],
        columns: [
            .text("source", \.source, "CLUSTER SLOTS or CLUSTER SHARDS."),
            .text("id", \.id, "Node id that it is about; NULL in answers of Redis 3.0."),
            .text("node", \.node, "Address of that node as used elsewhere."),
            .text(
                "endpoint",
                \.endpoint,
                "Host that clients are told; empty for 'the host you asked', '?' or NULL for unknown."
            ),
            .integer("port", \.port, "Port that clients are told; 0 for none."),
            .integer("tls_port", \.tlsPort, "TLS port that clients are told."),
            .text("hostname", \.hostname, "Host name besides the endpoint."),
            .text("role", \.role, "master or replica."),
            .text("health", \.health, "online, loading or fail (SHARDS)."),
            .integer("replication_offset", \.replicationOffset, "Replication offset as gossiped (SHARDS)."),
            .integer("shard_no", \.shardNo, "Number of the shard within that answer (SHARDS)."),
            .integer("observers", \.observers, "How many nodes gave this answer."),
            .text("observer", \.observer, "One of them."),
        ]
    )
}
