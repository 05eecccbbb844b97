/// What a node writes to disk, and how that went.
package struct PersistenceView: InfoView {
    package let node: String
    package let fields: [String: String]

    package init(node: String, fields: [String: String]) {
        self.node = node
        self.fields = fields
    }

    package static let table = FactTable<Self>(
        "persistence",
        "What a node writes to disk, and how that went.",
        filledBy: [.info],
        columns: [
            .node,
            .integer("loading", from: "loading", meaning: "1 while it loads its data."),
            .integer(
                "loading_eta_seconds",
                from: "loading_eta_seconds",
                meaning: "Seconds until it is loaded, by its own guess."
            ),
            .real("loading_percent", from: "loading_loaded_perc", meaning: "How much is loaded."),
            .integer("saving", from: "rdb_bgsave_in_progress", meaning: "1 while an RDB is written."),
            .integer(
                "saved_at",
                from: "rdb_last_save_time",
                meaning: "Unix time of the last good RDB, or of the start."
            ),
            .text("save_status", from: "rdb_last_bgsave_status", meaning: "ok or err."),
            .integer(
                "save_seconds",
                from: "rdb_last_bgsave_time_sec",
                meaning: "Duration of the last RDB save; -1 for none."
            ),
            .integer(
                "changes_since_save",
                from: "rdb_changes_since_last_save",
                meaning: "Writes since the last good RDB."
            ),
            .integer(
                "save_copied_bytes",
                from: "rdb_last_cow_size",
                meaning: "Memory copied during the last RDB save, bytes."
            ),
            .integer("aof_enabled", from: "aof_enabled", meaning: "1 if an AOF is written."),
            .integer("aof_rewriting", from: "aof_rewrite_in_progress", meaning: "1 while the AOF is rewritten."),
            .text("aof_rewrite_status", from: "aof_last_bgrewrite_status", meaning: "ok or err."),
            .text("aof_write_status", from: "aof_last_write_status", meaning: "ok or err."),
            .integer(
                "aof_delayed_fsyncs",
                from: "aof_delayed_fsync",
                meaning: "How often a write waited for the disk."
            ),
            .integer("aof_bytes", from: "aof_current_size", meaning: "Size of the AOF, bytes."),
            .integer("aof_base_bytes", from: "aof_base_size", meaning: "Its size after the last rewrite, bytes."),
            .integer(
                "aof_copied_bytes",
                from: "aof_last_cow_size",
                meaning: "Memory copied during the last rewrite, bytes."
            ),
        ]
    )
}
