/// The values that settings have where a config file is silent, as far as they are alike in all versions.
package enum SettingDefaults {
    /// Nil where rcdoctor does not know it.
    package static func value(of name: String, in version: ServerVersion) -> String? {
        switch name {
        case "repl-backlog-size": version.flavour == .valkey && version.major >= 8 ? "10485760" : "1048576"
        // Before 6.2 a config file takes the defaults away, even one without a line save.
        case "save": version.number >= 60_200 ? "3600 1 300 100 60 10000" : nil
        case "tcp-keepalive": version.number >= 30_200 ? "300" : "0"
        default: values[name]
        }
    }

    private static let values: [String: String] = [
        "activedefrag": "no", "aof-load-truncated": "yes", "appendfsync": "everysec", "appendonly": "no",
        "auto-aof-rewrite-min-size": "67108864", "auto-aof-rewrite-percentage": "100",
        "client-output-buffer-limit": "", "cluster-allow-reads-when-down": "no",
        "cluster-allow-replica-migration": "yes", "cluster-announce-bus-port": "0", "cluster-announce-hostname": "",
        "cluster-announce-ip": "", "cluster-announce-port": "0", "cluster-migration-barrier": "1",
        "cluster-node-timeout": "15000", "cluster-preferred-endpoint-type": "ip", "cluster-replica-no-failover": "no",
        "cluster-replica-validity-factor": "10", "cluster-require-full-coverage": "yes", "hz": "10",
        "latency-monitor-threshold": "0", "loglevel": "notice", "masteruser": "", "maxmemory": "0",
        "maxmemory-policy": "noeviction", "maxmemory-samples": "5", "min-replicas-max-lag": "10",
        "min-replicas-to-write": "0", "no-appendfsync-on-rewrite": "no", "notify-keyspace-events": "",
        "protected-mode": "yes", "rdbchecksum": "yes", "rdbcompression": "yes", "repl-backlog-ttl": "3600",
        "repl-disable-tcp-nodelay": "no", "repl-ping-replica-period": "10", "repl-timeout": "60",
        "replica-announce-ip": "", "replica-announce-port": "0", "replica-priority": "100", "replica-read-only": "yes",
        "replica-serve-stale-data": "yes", "slowlog-log-slower-than": "10000", "slowlog-max-len": "128",
        "stop-writes-on-bgsave-error": "yes", "tcp-backlog": "511", "timeout": "0",
    ]

    /// Names of all of them.
    package static let names = values.keys.sorted() + ["repl-backlog-size", "save", "tcp-keepalive"]
}
