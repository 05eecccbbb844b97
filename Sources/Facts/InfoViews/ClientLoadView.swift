/// Clients of a node, in numbers.
package struct ClientLoadView: InfoView {
    package let node: String
    package let fields: [String: String]

    package init(node: String, fields: [String: String]) {
        self.node = node
        self.fields = fields
    }

    package static let table = FactTable<Self>(
        "client_load",
        "Clients of a node, in numbers.",
        filledBy: [.info],
        columns: [
            .node,
            .integer("connected", from: "connected_clients", meaning: "Connections of clients, replicas not counted."),
            .integer(
                "bus_connections",
                from: "cluster_connections",
                meaning: "Connections of the cluster bus (6.2 on)."
            ),
            .integer("limit_clients", from: "maxclients", meaning: "maxclients (6.2 on)."),
            .integer("blocked", from: "blocked_clients", meaning: "Clients in a blocking command."),
            .integer("tracking", from: "tracking_clients", meaning: "Clients with client-side caching."),
            .integer(
                "biggest_output",
                from: "client_recent_max_output_buffer",
                "client_longest_output_list",
                meaning: "Biggest output buffer of late, bytes; up to 4.0 the longest list."
            ),
            .integer(
                "biggest_input",
                from: "client_recent_max_input_buffer",
                "client_biggest_input_buf",
                meaning: "Biggest query buffer of late, bytes."
            ),
            .text(
                "paused_reason",
                from: "paused_reason",
                meaning: "Why clients are paused: none, client_pause, failover_in_progress … (Valkey 8.1 on)."
            ),
            .text("paused_actions", from: "paused_actions", meaning: "What is paused: none, write or all."),
            .integer("paused_ms", from: "paused_timeout_milliseconds", meaning: "How much longer, milliseconds."),
        ]
    )
}
