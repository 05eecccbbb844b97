extension LabFaults {
    /// Faults of clients, as far as servers count them.
    static let load: [StepFault] = [
        StepFault(
            "connection-churn",
            "clients/connection-churn",
            "clients connect anew for each command",
            at: .other,
            settles: 5,
            [.load(.other, every: 0.002, connections: 4, reconnects: true, ["PING"])]
        ),
        StepFault(
            "client-not-cluster-aware",
            "clients/client-not-cluster-aware",
            "a client asks one master for everything and ignores where it is sent",
            at: .other,
            settles: 5,
            [.load(.other, every: 0.02, rounds: 50, ["GET", "{key}"])]
        ),
        StepFault(
            "crossslot-errors",
            "clients/crossslot-errors",
            "a client uses keys of different slots in one command",
            at: .other,
            settles: 5,
            [.load(.other, every: 0.02, rounds: 20, ["MSET", "one", "1", "two", "2"])]
        ),
        StepFault(
            "ask-tryagain-storm",
            "clients/ask-tryagain-storm",
            "clients meet a half moved slot: every answer is ASK or TRYAGAIN",
            at: .master,
            settles: 5,
            [
                .order(.master, "SET", "{tag}:1", "value"),
                .order(.other, "CLUSTER", "SETSLOT", "{slot}", "IMPORTING", "{master.id}"),
                .order(.master, "CLUSTER", "SETSLOT", "{slot}", "MIGRATING", "{other.id}"),
                .load(.master, every: 0.02, rounds: 20, ["GET", "{tag}:gone"], ["MGET", "{tag}:1", "{tag}:2"]),
            ]
        ),
        StepFault(
            "clusterdown-errors",
            "clients/clusterdown-errors",
            "a shard is down, and clients get CLUSTERDOWN for every key",
            at: nil,
            settles: 12,
            [
                .crash(.master, .replica),
                .load(.other, every: 0.05, rounds: 20, ["GET", "{key}"], ["GET", "one"], ["GET", "two"]),
            ]
        ),
        StepFault(
            "readonly-writes",
            "clients/readonly-writes",
            "a client writes to a replica through a script",
            at: .replica,
            settles: 5,
            [.load(.replica, every: 0.02, rounds: 20, ["EVAL", "return redis.call('SET', 'x', 1)", "0"])]
        ),
        StepFault(
            "cpu-saturated",
            "clients/cpu-saturated",
            "a master computes all the time",
            at: .other,
            settles: 8,
            [.load(.other, every: 0.001, ["EVAL", busy(milliseconds: 60), "0"])]
        ),
        StepFault(
            "expire-spikes",
            "clients/expire-or-evict-spikes",
            "a huge key expires, and its master stands still to free it",
            at: .master,
            settles: 3,
            [
                .set(.all, "appendonly", "no"), .set(.all, "lazyfree-lazy-expire", "no"),
                .set(.master, "latency-monitor-threshold", "50"),
            ] + hugeKey + [.order(.master, "PEXPIRE", "{key}", "500")]
        ),
    ]

    static let operations: [StepFault] = [
        StepFault(
            "slots-edited-by-hand",
            "operations/manual-slot-edit-in-history",
            "somebody took a slot from a master by hand, and it shows (7.0 on)",
            at: nil,
            settles: 1,
            [.order(.master, "CLUSTER", "DELSLOTS", "{slot}")]
        ),
        StepFault(
            "takeover-used",
            "operations/takeover-used",
            "a replica took its master's place without asking anybody (CLUSTER FAILOVER TAKEOVER)",
            at: .replica,
            settles: 4,
            [.order(.replica, "CLUSTER", "FAILOVER", "TAKEOVER")]
        ),
    ]
}
