/// A connection to a node, as CLIENT LIST shows it.
package struct ClientFact: Fact {
    package var node: String
    package var clientID: Int?
    package var host: String
    package var port: Int?
    package var name: String?
    package var user: String?
    package var kind: String
    package var flags: String
    package var ageSeconds: Int?
    package var idleSeconds: Int?
    package var command: String?
    package var database: Int?
    package var subscriptions: Int?
    package var queryBytes: Int?
    package var outputBytes: Int?
    package var memoryBytes: Int?
    package var library: String?
    package var protocolVersion: Int?
    package var own: Bool?

    package init(
        node: String,
        clientID: Int? = nil,
        host: String,
        port: Int? = nil,
        name: String? = nil,
        user: String? = nil,
        kind: String,
        flags: String,
        ageSeconds: Int? = nil,
        idleSeconds: Int? = nil,
        command: String? = nil,
        database: Int? = nil,
        subscriptions: Int? = nil,
        queryBytes: Int? = nil,
        outputBytes: Int? = nil,
        memoryBytes: Int? = nil,
        library: String? = nil,
        protocolVersion: Int? = nil,
        own: Bool? = nil
    ) {
        self.node = node
        self.clientID = clientID
        self.host = host
        self.port = port
        self.name = name
        self.user = user
        self.kind = kind
        self.flags = flags
        self.ageSeconds = ageSeconds
        self.idleSeconds = idleSeconds
        self.command = command
        self.database = database
        self.subscriptions = subscriptions
        self.queryBytes = queryBytes
        self.outputBytes = outputBytes
        self.memoryBytes = memoryBytes
        self.library = library
        self.protocolVersion = protocolVersion
        self.own = own
    }

    package static let table = FactTable<Self>(
        "client",
        "A connection to a node, as CLIENT LIST shows it.",
        filledBy: [.clientList],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("client_id", \.clientID, "Number of the connection, unique per node and run; NULL before 2.8.12."),
            .text("host", \.host, "Host that it comes from."),
            .integer("port", \.port, "Port that it comes from."),
            .userText("name", \.name, "Name that the client gave itself; only with --include-user-data."),
            .text("user", \.user, "ACL user (6.0 on)."),
            .text("kind", \.kind, "normal, replica, master, pubsub, monitor or migration; by its flags."),
            .text("flags", \.flags, "The flags as the server writes them."),
            .integer("age_seconds", \.ageSeconds, "How long it is connected."),
            .integer("idle_seconds", \.idleSeconds, "How long it has said nothing."),
            .text("command", \.command, "Name of its last command."),
            .integer("database", \.database, "Database that it has selected."),
            .integer("subscriptions", \.subscriptions, "Channels, patterns and shard channels that it listens to."),
            .integer("query_bytes", \.queryBytes, "Bytes of unparsed questions that the server holds for it."),
            .integer("output_bytes", \.outputBytes, "Bytes of answers that the server holds for it (omem)."),
            .integer("memory_bytes", \.memoryBytes, "All memory that the connection costs (tot-mem, 6.2 on)."),
            .text("library", \.library, "Client library and version, if it said so (7.2 on)."),
            .integer("protocol", \.protocolVersion, "RESP version: 2 or 3 (7.0 on)."),
            .integer("own", \.own, "1 for the connection of this scan."),
        ]
    )
}
