extension LabFaults {
    static let clients: [StepFault] = [
        StepFault(
            "script-busy",
            "clients/script-busy",
            "a script runs for ever: a master answers everything with BUSY, and nobody fails over",
            at: .other,
            settles: 7,
            [.load(.other, every: nil, ["EVAL", "while true do end", "0"])]
        ),
        StepFault(
            "script-unkillable",
            "clients/script-unkillable",
            "a script that had written ran on and on, and SCRIPT KILL was refused",
            at: .master,
            settles: 5,
            [
                .load(
                    .master,
                    every: nil,
                    ["EVAL", "redis.call('SET', KEYS[1], 1) " + busy(milliseconds: 8_500), "1", "{key}"]
                ),
                .wait(7), .tryOrder(.master, "SCRIPT", "KILL"),
            ]
        ),
        StepFault(
            "event-loop-blocked",
            "clients/event-loop-blocked",
            "one command stopped a master for four seconds",
            at: .other,
            settles: 5,
            [
                .set(.all, "lua-time-limit", "60000"),
                .load(.other, every: nil, ["EVAL", busy(milliseconds: 4_000), "0"]),
            ]
        ),
        StepFault(
            "slow-commands",
            "clients/slow-commands",
            "a master has many slow commands",
            at: .other,
            settles: 8,
            [.load(.other, every: 0.2, ["EVAL", busy(milliseconds: 100), "0"])]
        ),
        StepFault(
            "slowlog-off",
            "clients/slowlog-off",
            "no node remembers slow commands",
            at: .all,
            [.set(.all, "slowlog-log-slower-than", "-1")]
        ),
        StepFault(
            "latency-monitor-off",
            "clients/latency-monitor-off",
            "a master has pauses, and nobody notes what from",
            at: .other,
            settles: 5,
            [.load(.other, every: 0.2, ["EVAL", busy(milliseconds: 150), "0"])]
        ),
        StepFault(
            "big-key",
            "clients/big-key",
            "one list has 600 000 elements (seen by servers that count sizes: Redis 8)",
            at: .master,
            on: "redis-8",
            [
                .set(.all, "appendonly", "no"),
                .many(.master, 30, "EVAL", "for i = 1, 20000 do redis.call('RPUSH', KEYS[1], i) end", "1", "{key}"),
            ]
        ),
        StepFault(
            "hot-slot",
            "clients/hot-key-or-slot",
            "clients ask for one key all the time (seen by servers that count for each slot: Valkey 8)",
            at: .master,
            slot: true,
            on: "valkey",
            settles: 8,
            [
                .set(.all, "cluster-slot-stats-enabled", "yes"),
                .order(.master, "EVAL", "for i = 1, 3000 do redis.call('RPUSH', KEYS[1], i) end", "1", "{key}"),
                .load(.master, every: 0.001, rounds: 5, ["LRANGE", "{key}", "0", "-1"]),
            ]
        ),
        StepFault(
            "maxclients-reached",
            "clients/maxclients-reached",
            "all connections that a master allows are taken: it turns everybody away",
            at: .other,
            settles: 2,
            [.set(.other, "maxclients", "40"), .load(.other, every: nil, connections: 60, ["PING"])]
        ),
        StepFault(
            "maxclients-below-cluster-need",
            "clients/maxclients-below-cluster-need",
            "a master allows fewer connections than the cluster itself needs",
            at: .other,
            [.set(.other, "maxclients", "13")]
        ),
        StepFault(
            "fd-limit-too-low",
            "clients/fd-limit-too-low",
            "a master may open fewer files than it allows clients",
            at: .other,
            [.limit(.other, .nofile, 256)]
        ),
        StepFault(
            "idle-connection-leak",
            "clients/idle-connection-leak",
            "hundreds of connections to a master are open and silent, for an hour",
            at: .other,
            // An hour by the clock of the wall, which may run slower than the one that is waited by.
            settles: 3_720,
            [.load(.other, every: nil, connections: 400, ["PING"])]
        ),
        StepFault(
            "clients-paused",
            "clients/clients-paused",
            "an operator paused writes on a master and forgot it (6.2 on)",
            at: .master,
            settles: 2,
            [
                .order(.master, "CLIENT", "PAUSE", "3600000", "WRITE", undo: ["CLIENT", "UNPAUSE"]),
                .load(.master, every: nil, connections: 3, ["SET", "{key}", "value"]),
            ]
        ),
        StepFault(
            "monitor-attached",
            "clients/monitor-attached",
            "somebody left MONITOR running on a master",
            at: .other,
            settles: 1,
            [.load(.other, every: nil, ["MONITOR"])]
        ),
        StepFault(
            "functions-drift",
            "clients/functions-drift",
            "a function library is loaded on one master only (7.0 on)",
            at: nil,
            [.order(.other, "FUNCTION", "LOAD", libraryCode, undo: ["FUNCTION", "DELETE", "lab"])]
        ),
        StepFault(
            "lazyfree-off",
            "clients/lazyfree-off",
            "a huge key was deleted at once, and its master stood still for it (4.0 on)",
            at: .master,
            settles: 1,
            [.set(.all, "appendonly", "no"), .set(.all, "lazyfree-lazy-user-del", "no")] + hugeKey
                + [.order(.master, "DEL", "{key}")]
        ),
    ]

    /// A hash of a million fields, in pieces that no other node notices.
    static let hugeKey: [FaultStep] = [
        .many(
            .master,
            50,
            "EVAL",
            "for i = 1, 20000 do redis.call('HSET', KEYS[1], ARGV[1] .. ':' .. i, i) end",
            "1",
            "{key}",
            "{n}"
        )
    ]

    private static let libraryCode = "#!lua name=lab\nredis.register_function('one', function() return 1 end)"
}
