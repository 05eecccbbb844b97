/// Replication as a node sees its own side.
package struct ReplicationView: InfoView {
    package let node: String
    package let fields: [String: String]

    package init(node: String, fields: [String: String]) {
        self.node = node
        self.fields = fields
    }

    package static let table = FactTable<Self>(
        "replication",
        "Replication as a node sees its own side.",
        filledBy: [.info],
        columns: [
            .node,
            .text("role", from: "role", meaning: "master or slave, in the word of INFO."),
            .text("master_host", from: "master_host", meaning: "Host of its master."),
            .integer("master_port", from: "master_port", meaning: "Port of its master."),
            .text("link_status", from: "master_link_status", meaning: "up or down, for a replica."),
            .integer("syncing", from: "master_sync_in_progress", meaning: "1 while a full sync runs."),
            .integer("sync_left_bytes", from: "master_sync_left_bytes", meaning: "Bytes left of it; -1 if unknown."),
            .integer("sync_read_bytes", from: "master_sync_read_bytes", meaning: "Bytes of it that came."),
            .integer(
                "sync_silent_seconds",
                from: "master_sync_last_io_seconds_ago",
                meaning: "Seconds since the last byte of it."
            ),
            .integer("replicas", from: "connected_slaves", meaning: "Replicas that are connected."),
            .integer(
                "good_replicas",
                from: "min_slaves_good_slaves",
                meaning: "Replicas that count for min-replicas-to-write."
            ),
            .text("replid", from: "master_replid", meaning: "Replication id: the history that its data belongs to."),
            .text("replid2", from: "master_replid2", meaning: "The history before that."),
            .integer("offset", from: "master_repl_offset", meaning: "Replication offset, bytes."),
            .integer("applied_offset", from: "slave_repl_offset", meaning: "What a replica has applied, bytes."),
            .integer("backlog_active", from: "repl_backlog_active", meaning: "1 if there is a backlog."),
            .integer("backlog_bytes", from: "repl_backlog_size", meaning: "Size of the backlog, bytes."),
            .integer("backlog_filled_bytes", from: "repl_backlog_histlen", meaning: "How much of it is filled, bytes."),
            .integer("read_only", from: "slave_read_only", meaning: "1 if a replica refuses writes."),
            .integer("announced", from: "replica_announced", meaning: "1 if a replica is announced by its master."),
            .text(
                "failover_state",
                from: "master_failover_state",
                meaning: "no-failover, or the step of a coordinated one."
            ),
            .integer(
                "sync_attempts",
                from: "master_current_sync_attempts",
                meaning: "Attempts of the sync under way (Redis 8.2 on)."
            ),
        ]
    )
}
