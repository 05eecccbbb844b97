extension LabFaults {
    static let replication: [StepFault] = [
        StepFault(
            "replication-user-noperm",
            "replication/replication-user-noperm",
            "replicas log in as a user who may not replicate (6.0 on)",
            at: .replicas,
            settles: 2,
            [
                .order(.all, "ACL", "SETUSER", "repl", "on", ">tutorial", "+ping", "+replconf"),
                .set(.all, "masteruser", "repl"), .set(.all, "masterauth", "tutorial"),
                .order(.masters, "CLIENT", "KILL", "TYPE", "slave"),
            ]
        ),
        StepFault(
            "replication-user-latent",
            "replication/replication-user-latent",
            "the same, but links are still open: nothing shows until one of them breaks (6.0 on)",
            at: .all,
            [
                .order(.all, "ACL", "SETUSER", "repl", "on", ">tutorial", "+ping", "+replconf"),
                .set(.all, "masteruser", "repl"), .set(.all, "masterauth", "tutorial"),
            ]
        ),
        StepFault(
            "replication-link-down",
            "replication/replication-link-down",
            "a master was started with PSYNC and SYNC renamed: its replica can't follow, and nothing says why",
            at: .replica,
            settles: 12,
            .restart(.master, .lines(.master, "rename-command PSYNC \"\"", "rename-command SYNC \"\""))
        ),
        StepFault(
            "replica-wrong-master-address",
            "replication/replica-wrong-master-address",
            "a replica's link breaks while its master announces an address at which it does not answer (4.0 on)",
            at: .lastReplica,
            ask: .also(.last),
            settles: 14,
            [
                .set(.last, "cluster-announce-ip", "127.255.255.254"), .wait(3),
                .order(.last, "CLIENT", "KILL", "TYPE", "slave"),
            ]
        ),
        StepFault(
            "full-sync-loop",
            "replication/full-sync-loop",
            "a full sync never ends: the master cuts its replica off before, and begins again",
            at: .replica,
            settles: 16,
            [
                .set(.all, "appendonly", "no"), .many(.master, 3_000, "SET", "{tag}:{n}", "{x1000}"),
                .set(.master, "rdb-key-save-delay", "1000"), .set(.master, "repl-backlog-size", "16384"),
                .set(.master, "client-output-buffer-limit", "replica 300000 300000 1"),
                .load(.master, every: 0.02, rounds: 20, ["SET", "{tag}:hot", "{x5000}"]),
                .freeze(.replica, seconds: 2.5),
            ]
        ),
        StepFault(
            "replica-buffer-limit-risky",
            "replication/replica-buffer-limit-risky",
            "a master cuts replicas off at less than its backlog holds",
            at: .other,
            [.set(.other, "client-output-buffer-limit", "slave 262144 0 0")]
        ),
        StepFault(
            "replica-lagging",
            "replication/replica-lagging",
            "a replica hangs while its master is written to: it falls behind",
            at: .lastReplica,
            settles: 12,
            [.freeze(.lastReplica)]
        ),
        StepFault(
            "replica-refuses-stale-reads",
            "replication/replica-refuses-stale-reads",
            "a replica that is cut off from its master answers reads with MASTERDOWN",
            at: .replica,
            settles: 2,
            [
                .set(.replica, "replica-serve-stale-data", "no"), .set(.replica, "masteruser", "nobody"),
                .set(.replica, "masterauth", "none"), .order(.master, "CLIENT", "KILL", "TYPE", "slave"),
            ]
        ),
        StepFault(
            "repl-timeout-too-low",
            "replication/repl-timeout-too-low",
            "a node gives a replication link up before the next ping can come",
            at: .other,
            [.set(.other, "repl-timeout", "5")]
        ),
        StepFault(
            "master-restart-wipes-replicas",
            "replication/master-restart-wipes-replicas",
            "a master saves nothing: after a quick restart it is empty, and its replica copies that",
            at: .master,
            settles: 1,
            [.set(.master, "save", ""), .set(.master, "appendonly", "no")]
        ),
        StepFault(
            "rogue-replica",
            "replication/rogue-replica",
            "a server that is no member copies a master's data",
            at: .master,
            settles: 3,
            [.extra("cluster-enabled no"), .order(.extra, "REPLICAOF", "127.0.0.1", "{master.port}")]
        ),
        StepFault(
            "replica-announce-conflict",
            "replication/replica-announce-conflict",
            "a replica gives its master another port than it announces to the cluster",
            at: .replica,
            [.set(.replica, "replica-announce-port", "7777")]
        ),
        StepFault(
            "min-replicas-unset",
            "replication/min-replicas-unset",
            "a master takes writes without any replica, where the others want one at least (5.0 on)",
            at: .master,
            [.set(.rest, "min-replicas-to-write", "1")]
        ),
    ]
}
