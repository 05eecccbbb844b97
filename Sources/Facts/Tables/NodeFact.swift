/// Every node that anyone named: where it is, whether it answered us, and what it says of itself.
package struct NodeFact: Fact {
    package var node: String
    package var host: String
    package var port: Int
    package var id: String?
    package var state: String
    package var detail: String?
    package var seed: Bool
    package var connectMilliseconds: Double?
    package var replyMilliseconds: Double?
    package var flavour: String?
    package var version: String?
    package var versionNumber: Int?
    package var clusterEnabled: Bool?
    package var role: String?
    package var authRequired: Bool?
    package var knownNodes: Int?
    package var slotsOwned: Int?
    package var keys: Int?
    package var uptimeSeconds: Int?
    package var configFile: String?
    package var busPort: Int?
    package var nodeTimeoutMilliseconds: Int?
    package var user: String?
    package var shardID: String?
    package var commandCount: Int?

    package init(
        node: String,
        host: String,
        port: Int,
        id: String? = nil,
        state: String,
        detail: String? = nil,
        seed: Bool,
        connectMilliseconds: Double? = nil,
        replyMilliseconds: Double? = nil,
        flavour: String? = nil,
        version: String? = nil,
        versionNumber: Int? = nil,
        clusterEnabled: Bool? = nil,
        role: String? = nil,
        authRequired: Bool? = nil,
        knownNodes: Int? = nil,
        slotsOwned: Int? = nil,
        keys: Int? = nil,
        uptimeSeconds: Int? = nil,
        configFile: String? = nil,
        busPort: Int? = nil,
        nodeTimeoutMilliseconds: Int? = nil,
        user: String? = nil,
        shardID: String? = nil,
        commandCount: Int? = nil
    ) {
        self.node = node
        self.host = host
        self.port = port
        self.id = id
        self.state = state
        self.detail = detail
        self.seed = seed
        self.connectMilliseconds = connectMilliseconds
        self.replyMilliseconds = replyMilliseconds
        self.flavour = flavour
        self.version = version
        self.versionNumber = versionNumber
        self.clusterEnabled = clusterEnabled
        self.role = role
        self.authRequired = authRequired
        self.knownNodes = knownNodes
        self.slotsOwned = slotsOwned
        self.keys = keys
        self.uptimeSeconds = uptimeSeconds
        self.configFile = configFile
        self.busPort = busPort
        self.nodeTimeoutMilliseconds = nodeTimeoutMilliseconds
        self.user = user
        self.shardID = shardID
        self.commandCount = commandCount
    }

    package static let table = FactTable<Self>(
        "node",
        "Every node that anyone named: where it is, whether it answered us, and what it says of itself.",
        filledBy: [.connect],
        columns: [
            .text("node", \.node, "Address that rcdoctor used, host:port: the name of the node in every table."),
            .text("host", \.host, "Host part of the address."),
            .integer("port", \.port, "Client port."),
            .text("id", \.id, "Node id, 40 hex digits, as the node itself gives it, else as the others do."),
            .text(
                "state",
                \.state,
                "answered; or why not: refused, timed_out (no TCP), unresponsive (TCP accepts, "
                    + "nothing answers), no_password, wrong_password, no_permission, protected, "
                    + "max_clients, busy, loading, not_cluster, tls, closed, not_redis, unresolvable, "
                    + "unreachable."
            ),
            .text("detail", \.detail, "The refusal in the server's or the system's own words."),
            .integer("seed", \.seed, "1 if the operator named it, 0 if it was found through another node."),
            .real("connect_ms", \.connectMilliseconds, "Time to connect, milliseconds."),
            .real("reply_ms", \.replyMilliseconds, "Time from the questions to the last answer, milliseconds."),
            .text("flavour", \.flavour, "redis or valkey."),
            .text("version", \.version, "Version, e.g. 7.0.15."),
            .integer("version_num", \.versionNumber, "Version as a number that compares rightly: 7.0.15 is 70015."),
            .integer("cluster_enabled", \.clusterEnabled, "1 if the server runs in cluster mode."),
            .text("role", \.role, "master or replica, by its own word."),
            .integer("auth_required", \.authRequired, "1 if the default user needs a password here, 0 if not."),
            .integer("known_nodes", \.knownNodes, "How many nodes it knows, itself included."),
            .integer("slots_owned", \.slotsOwned, "How many slots it claims itself."),
            .integer("keys", \.keys, "Keys in all its databases."),
            .integer("uptime_seconds", \.uptimeSeconds, "Seconds since the process started."),
            .text("config_file", \.configFile, "Path of its config file, empty if it runs without one."),
            .integer("bus_port", \.busPort, "Cluster bus port that the others are told to use."),
            .integer("node_timeout_ms", \.nodeTimeoutMilliseconds, "cluster-node-timeout, milliseconds."),
            .text("user", \.user, "ACL user of this scan (6.0 on)."),
            .text("shard_id", \.shardID, "Id of its shard (7.2 on)."),
            .integer("command_count", \.commandCount, "Commands that it knows."),
        ]
    )
}
