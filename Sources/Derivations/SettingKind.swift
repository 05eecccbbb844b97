/// What a difference between two nodes in a setting would mean.
enum SettingKind {
    /// Whether the setting belongs to one node and says nothing about the others.
    static func isPersonal(_ name: String) -> Bool {
        personal.contains(name) || personalParts.contains { name.hasPrefix($0) || name.hasSuffix($0) }
    }

    static func of(_ name: String) -> String {
        if persistence.contains(name) || persistencePrefixes.contains(where: name.hasPrefix) { return "persistence" }
        if capacity.contains(name) || name.hasPrefix("maxmemory") { return "capacity" }
        if danger.contains(name) || name.hasPrefix("cluster-") || name.hasPrefix("min-replicas-") { return "danger" }
        return formatParts.contains(where: name.contains) ? "format" : "other"
    }

    private static let personal: Set<String> = [
        "port", "tls-port", "bind", "bind-source-addr", "dir", "dbfilename", "logfile", "pidfile", "unixsocket",
        "unixsocketperm", "appendfilename", "appenddirname", "aclfile", "replicaof", "syslog-ident",
        "availability-zone",
        "cluster-port", "cluster-config-file", "replica-priority", "replica-announced", "oom-score-adj-values",
        "proc-title-template", "supervised", "daemonize", "maxclients", "rdma-bind", "rdma-port",
    ]
    /// Beginnings and ends of such names.
    private static let personalParts = [
        "cluster-announce-", "replica-announce-", "-cpulist", "-file", "-path", "_cpulist",
    ]

    private static let danger: Set<String> = [
        "repl-timeout", "repl-ping-replica-period", "masteruser", "tls-cluster", "tls-replication", "protected-mode",
        "replica-serve-stale-data", "replica-read-only", "replica-lazy-flush", "lua-time-limit", "busy-reply-threshold",
        "enable-debug-command", "enable-module-command",
    ]
    private static let capacity: Set<String> = [
        "client-output-buffer-limit", "client-query-buffer-limit", "repl-backlog-size", "repl-backlog-ttl",
        "replica-ignore-maxmemory", "proto-max-bulk-len", "timeout", "tcp-keepalive", "hash-seed",
    ]
    private static let persistence: Set<String> = [
        "save", "appendonly", "appendfsync", "no-appendfsync-on-rewrite", "stop-writes-on-bgsave-error",
    ]
    private static let persistencePrefixes = [
        "aof-", "auto-aof-", "rdb-", "rdbcompression", "rdbchecksum", "repl-diskless-",
    ]
    private static let formatParts = [
        "ziplist", "listpack", "intset", "-sparse-max-", "list-compress-depth", "stream-node-",
    ]
}
