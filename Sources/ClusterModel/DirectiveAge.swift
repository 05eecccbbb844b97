/// Since when servers know a directive, for those that came after Redis 3.0.
///
/// From `CONFIG GET *` of Redis 3.0 to 8.2 and Valkey 7.2 to 9.1; directives that older servers take but do not list are
/// left out.
package enum DirectiveAge {
    /// The first versions as numbers, 70000 for 7.0; nil for a directive that all know, or that nobody knows.
    package static func of(_ name: String) -> (redis: Int?, valkey: Int?)? {
        ages[name.lowercased()].map { ($0.redis, $0.valkey) }
    }

    private struct Age {
        let redis: Int?
        let valkey: Int?
    }

    private static let ages: [String: Age] = {
        var ages: [String: Age] = [:]
        for (redis, valkey, names) in lists {
            for name in names.split(whereSeparator: \.isWhitespace) {
                ages[String(name)] = Age(redis: redis, valkey: valkey)
            }
        }
        return ages
    }()

    /// Every Valkey began as a Redis 7.2.
    private static let everyValkey = 70_200

    private static let lists: [(redis: Int?, valkey: Int?, names: String)] = [
        (
            30_200, everyValkey,
            "list-compress-depth list-max-ziplist-size protected-mode slave-announce-ip slave-announce-port supervised"
        ),
        (
            40_000, everyValkey,
            """
            active-defrag-cycle-max active-defrag-cycle-min active-defrag-ignore-bytes active-defrag-threshold-lower
            active-defrag-threshold-upper activedefrag always-show-logo aof-use-rdb-preamble client-query-buffer-limit
            cluster-announce-bus-port cluster-announce-ip cluster-announce-port cluster-slave-no-failover
            lazyfree-lazy-eviction lazyfree-lazy-expire lazyfree-lazy-server-del lfu-decay-time lfu-log-factor
            proto-max-bulk-len slave-lazy-flush loadmodule
            """
        ),
        (
            50_000, everyValkey,
            """
            active-defrag-max-scan-fields cluster-replica-no-failover cluster-replica-validity-factor dynamic-hz
            min-replicas-max-lag min-replicas-to-write rdb-save-incremental-fsync repl-ping-replica-period
            replica-announce-ip replica-announce-port replica-ignore-maxmemory replica-lazy-flush replica-priority
            replica-read-only replica-serve-stale-data replicaof slave-ignore-maxmemory stream-node-max-bytes
            stream-node-max-entries
            """
        ),
        (
            60_000, everyValkey,
            """
            aclfile acllog-max-len active-expire-effort cluster-allow-reads-when-down io-threads io-threads-do-reads
            jemalloc-bg-thread lazyfree-lazy-user-del masteruser oom-score-adj oom-score-adj-values rdb-del-sync-files
            repl-diskless-load tls-auth-clients tls-ca-cert-dir tls-ca-cert-file tls-cert-file tls-ciphers
            tls-ciphersuites tls-cluster tls-dh-params-file tls-key-file tls-port tls-prefer-server-ciphers tls-protocols
            tls-replication tls-session-cache-size tls-session-cache-timeout tls-session-caching tracking-table-max-keys
            user
            """
        ),
        (60_000, nil, "gopher-enabled"),
        (
            60_200, everyValkey,
            """
            acl-pubsub-default cluster-allow-replica-migration cluster-announce-tls-port crash-log-enabled
            crash-memcheck-enabled disable-thp lazyfree-lazy-user-flush maxmemory-eviction-tenacity proc-title-template
            replica-announced sanitize-dump-payload set-proc-title tls-client-cert-file tls-client-key-file
            tls-client-key-file-pass tls-key-file-pass
            """
        ),
        (
            70_000, everyValkey,
            """
            aof-timestamp-enabled appenddirname bind-source-addr busy-reply-threshold
            cluster-allow-pubsubshard-when-down cluster-announce-hostname cluster-link-sendbuf-limit cluster-port
            cluster-preferred-endpoint-type enable-debug-command enable-module-command enable-protected-configs
            hash-max-listpack-entries hash-max-listpack-value latency-tracking latency-tracking-info-percentiles
            list-max-listpack-size maxmemory-clients propagation-error-behavior repl-diskless-sync-max-replicas
            replica-ignore-disk-write-errors shutdown-on-sigint shutdown-on-sigterm shutdown-timeout socket-mark-id
            zset-max-listpack-entries zset-max-listpack-value
            """
        ),
        (
            70_200, everyValkey,
            "cluster-announce-human-nodename locale-collate set-max-listpack-entries set-max-listpack-value"
        ),
        (
            70_400, 80_000,
            "hide-user-data-from-log max-new-connections-per-cycle max-new-tls-connections-per-cycle"
        ),
        (80_000, nil, "cluster-compatibility-sample-ratio replica-full-sync-buffer-limit"),
        (80_200, 80_000, "cluster-slot-stats-enabled"),
        (80_200, nil, "vset-force-single-threaded-execution"),
        (
            nil, 80_000,
            """
            availability-zone cluster-announce-client-ipv4 cluster-announce-client-ipv6 cluster-blacklist-ttl
            dual-channel-replication-enabled events-per-io-thread extended-redis-compatibility prefetch-batch-max-size
            primaryauth primaryuser unixsocketgroup
            """
        ),
        (
            nil, 80_100,
            """
            active-defrag-cycle-us cluster-manual-failover-timeout commandlog-execution-slower-than
            commandlog-large-reply-max-len commandlog-large-request-max-len commandlog-reply-larger-than
            commandlog-request-larger-than commandlog-slow-execution-max-len import-mode log-format log-timestamp-format
            rdb-version-check rdma-bind rdma-completion-vector rdma-port rdma-rx-size
            """
        ),
        (
            nil, 90_000,
            """
            cluster-announce-client-port cluster-announce-client-tls-port cluster-databases
            cluster-slot-migration-log-max-len mptcp repl-mptcp slot-migration-max-failover-repl-bytes
            tls-auth-clients-user
            """
        ),
        (nil, 90_100, "cluster-config-save-behavior hash-seed tls-auto-reload-interval"),
    ]
}
