/// How a fault is repaired, by the catalogue: A online and safe, B online but it moves ownership, roles or data.
///
/// All others need a file edited, a process started, or a person outside of the cluster.
enum RepairClass: String, Codable, Sendable {
    case a = "A"
    case b = "B"

    init?(of fault: String) {
        if Self.safe.contains(fault) {
            self = .a
        } else if Self.moving.contains(fault) {
            self = .b
        } else {
            return nil
        }
    }

    private static let safe: Set<String> = [
        "masterauth-missing", "masterauth-latent", "masterauth-wrong", "other-password", "slot-migrating",
        "slot-importing", "slot-owner-dropped", "slot-open-to-gone-node", "migrate-auth", "member-forgotten",
        "ghost-node", "announce-ip-wrong", "announce-port-wrong", "announce-bus-port-wrong", "endpoint-collision",
        "failover-disabled", "replica-maxmemory-smaller", "replica-writable", "backlog-too-small", "moved-empty-host",
        "moved-question-mark", "nodes-conf-stale", "replication-user-noperm", "replication-user-latent",
        "replica-wrong-master-address", "replica-buffer-limit-risky", "repl-timeout-too-low",
        "replica-announce-conflict", "acl-users-drift", "acl-not-persisted", "password-not-persisted",
        "node-timeout-drift", "node-timeout-too-low", "critical-config-drift", "coverage-drift",
        "running-differs-from-file", "replica-migration-ineffective", "idle-clients-cut-off",
        "no-persistence-in-shard", "master-restart-wipes-replicas", "appendfsync-always", "script-cache-growth",
        "clients-paused", "functions-drift", "slowlog-off", "latency-monitor-off", "full-sync-loop",
    ]

    private static let moving: Set<String> = [
        "slot-uncovered", "partial-coverage", "keys-in-unowned-slot", "slot-migration-interrupted", "slots-unbalanced",
        "slot-already-busy", "identity-lost", "orphaned-master", "isolated-node", "empty-master", "uneven-replicas",
        "replica-follows-nobody", "master-majority-lost", "replica-too-stale", "failover-blocked-few-voters",
        "min-replicas-blocks-writes", "forgotten-node-returns", "script-busy", "shards-on-one-host",
        "majority-on-one-host", "clusters-merged",
    ]
}
