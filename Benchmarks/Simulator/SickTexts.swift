/// What nodes with troubles say otherwise than healthy ones: rules that quote INFO, and rules that quote settings.
enum SickTexts {
    static let info = [
        "aof_enabled": "1", "aof_last_write_status": "err", "rdb_last_bgsave_status": "err",
        "rejected_connections": "1234",
    ]
    static let settings = [
        "appendonly": "yes", "cluster-node-timeout": "200", "maxclients": "10", "protected-mode": "no",
        "repl-timeout": "1",
    ]
}
