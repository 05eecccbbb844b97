/// Counters of a node since its start or CONFIG RESETSTAT.
package struct ActivityView: InfoView {
    package let node: String
    package let fields: [String: String]

    package init(node: String, fields: [String: String]) {
        self.node = node
        self.fields = fields
    }

    package static let table = FactTable<Self>(
        "activity",
        "Counters of a node since its start or CONFIG RESETSTAT.",
        filledBy: [.info],
        columns: [
            .node,
            .integer("connections", from: "total_connections_received", meaning: "Connections accepted."),
            .integer("commands", from: "total_commands_processed", meaning: "Commands that ran."),
            .integer("commands_per_second", from: "instantaneous_ops_per_sec", meaning: "Commands per second now."),
            .integer("input_bytes", from: "total_net_input_bytes", meaning: "Bytes read."),
            .integer("output_bytes", from: "total_net_output_bytes", meaning: "Bytes written."),
            .integer(
                "rejected_connections",
                from: "rejected_connections",
                meaning: "Connections refused because of maxclients."
            ),
            .integer("full_syncs", from: "sync_full", meaning: "Full syncs given to replicas."),
            .integer("partial_syncs", from: "sync_partial_ok", meaning: "Partial syncs given."),
            .integer("partial_syncs_refused", from: "sync_partial_err", meaning: "Partial syncs refused."),
            .integer("expired_keys", from: "expired_keys", meaning: "Keys that expired."),
            .integer("evicted_keys", from: "evicted_keys", meaning: "Keys that were evicted."),
            .integer("hits", from: "keyspace_hits", meaning: "Reads that found their key."),
            .integer("misses", from: "keyspace_misses", meaning: "Reads that did not."),
            .integer("channels", from: "pubsub_channels", meaning: "Channels with a subscriber."),
            .integer("fork_us", from: "latest_fork_usec", meaning: "Duration of the last fork, microseconds."),
            .integer("errors", from: "total_error_replies", meaning: "Error replies (6.2 on)."),
            .integer(
                "output_limit_disconnections",
                from: "client_output_buffer_limit_disconnections",
                meaning: "Clients cut off for their output buffer (7.4 on)."
            ),
            .integer(
                "query_limit_disconnections",
                from: "client_query_buffer_limit_disconnections",
                meaning: "Clients cut off for their query buffer (7.4 on)."
            ),
            .integer("denied_logins", from: "acl_access_denied_auth", meaning: "Logins refused (7.2 on)."),
            .integer("denied_commands", from: "acl_access_denied_cmd", meaning: "Commands refused by ACL (7.2 on)."),
            .integer(
                "expire_cycle_ms",
                from: "expire_cycle_cpu_milliseconds",
                meaning: "CPU time of the expire cycle, milliseconds."
            ),
            .real("cpu_system_seconds", from: "used_cpu_sys", meaning: "CPU time in the kernel."),
            .real("cpu_user_seconds", from: "used_cpu_user", meaning: "CPU time of its own."),
            .real(
                "main_cpu_system_seconds",
                from: "used_cpu_sys_main_thread",
                meaning: "Of that, the main thread in the kernel (6.2 on)."
            ),
            .real(
                "main_cpu_user_seconds",
                from: "used_cpu_user_main_thread",
                meaning: "Of that, the main thread on its own (6.2 on)."
            ),
            .integer(
                "eviction_exceeded_ms",
                from: "total_eviction_exceeded_time",
                meaning: "Time over maxmemory while evicting, milliseconds."
            ),
            .integer(
                "dumped_payloads_refused",
                from: "dump_payload_sanitizations",
                meaning: "Payloads of RESTORE that were checked deeply."
            ),
        ]
    )
}
