import RESP

extension LabFaults {
    static let topology: [StepFault] = [
        StepFault(
            "master-majority-lost",
            "topology/master-majority-lost",
            "two of three masters crash: nobody is left to vote for their replicas",
            at: nil,
            settles: 8,
            [.crash(.other, .last)]
        ),
        StepFault(
            "master-down",
            "topology/node-down",
            "a master crashes and its replica takes over: the dead node is still a member",
            at: .master,
            settles: 9,
            [.crash(.master)]
        ),
        StepFault(
            "failover-blocked-few-voters",
            "topology/failover-blocked-few-voters",
            "one master owns all slots and crashes: no master is left to vote for its replica",
            at: .master,
            settles: 9,
            [
                .give(to: .master, from: .other) { $0 }, .give(to: .master, from: .last) { $0 }, .wait(4),
                .crash(.master),
            ]
        ),
        StepFault(
            "too-few-masters",
            "topology/too-few-masters",
            "only two masters own slots: none of them can be replaced when it fails",
            at: nil,
            settles: 4,
            [.give(to: .master, from: .last) { $0 }]
        ),
        StepFault(
            "emptied-master-turned-replica",
            "topology/master-became-replica-after-reshard",
            "a master that gave all its slots away becomes a replica by itself (replica migration)",
            at: .master,
            settles: 4,
            [
                .order(.master, "SET", "{key}", "value"),
                .order(.other, "CLUSTER", "SETSLOT", "{slot}", "IMPORTING", "{master.id}"),
                .order(.master, "CLUSTER", "SETSLOT", "{slot}", "MIGRATING", "{other.id}"),
                .order(.master, "MIGRATE", "127.0.0.1", "{other.port}", "{key}", "0", "2000"),
                .give(to: .other, from: .master) { $0 },
            ]
        ),
        StepFault(
            "handshake-stuck",
            "topology/handshake-stuck",
            "somebody keeps telling a master to meet an address at which nobody is",
            at: nil,
            settles: 2,
            [.load(.other, every: 0.5, ["CLUSTER", "MEET", "127.0.0.1", "7"])]
        ),
        StepFault(
            "forgotten-node-returns",
            "topology/forgotten-node-returns",
            "a replica is forgotten by all masters but one and goes on running: it will come back after a minute",
            at: .lastReplica,
            settles: 85,
            [
                .tryOrder(.master, "CLUSTER", "FORGET", "{lastReplica.id}"),
                .tryOrder(.other, "CLUSTER", "FORGET", "{lastReplica.id}"),
                .tryOrder(.replica, "CLUSTER", "FORGET", "{lastReplica.id}"),
                .tryOrder(.otherReplica, "CLUSTER", "FORGET", "{lastReplica.id}"),
            ]
        ),
        StepFault(
            "clusters-merged",
            "topology/clusters-merged",
            "another cluster of three masters, which have all slots as well, is met by mistake",
            at: nil,
            ask: .also(.extra),
            settles: 10,
            [
                .extra(), .extra(), .extra(), secondCluster,
                .order(.master, "CLUSTER", "MEET", "127.0.0.1", "{extra.port}"),
            ]
        ),
        StepFault(
            "endpoint-collision",
            "topology/endpoint-collision",
            "a replica announces the client port of another replica (4.0 on)",
            at: .lastReplica,
            ask: .also(.lastReplica),
            settles: 4,
            [.set(.lastReplica, "cluster-announce-port", "{replica.port}")]
        ),
        StepFault(
            "isolated-node",
            "topology/isolated-node",
            "an empty server runs beside the cluster and was never added",
            at: .extra,
            ask: .also(.extra),
            [.extra()]
        ),
        StepFault(
            "empty-master",
            "topology/empty-master",
            "a master was added ten minutes ago and never got a slot",
            at: .extra,
            settles: 602,
            [.extra(), .order(.master, "CLUSTER", "MEET", "127.0.0.1", "{extra.port}")]
        ),
        StepFault(
            "uneven-replicas",
            "topology/uneven-replicas",
            "one master has three replicas, the others have one each",
            at: .rest,
            settles: 3,
            [
                .extra(), .extra(),
                .order(.master, "CLUSTER", "MEET", "127.0.0.1", "{extra.port}"),
                .order(.extra, "CLUSTER", "MEET", "127.0.0.1", "{master.port}"), .wait(3),
                .order(.extra, "CLUSTER", "REPLICATE", "{master.id}"),
            ]
        ),
        StepFault(
            "failover-churn",
            "topology/failover-churn",
            "two nodes take a shard from each other again and again",
            at: nil,
            settles: 14,
            [
                .load(.replica, every: 4, ["CLUSTER", "FAILOVER", "FORCE"]), .wait(2),
                .load(.master, every: 4, ["CLUSTER", "FAILOVER", "FORCE"]),
            ]
        ),
        StepFault(
            "replica-too-stale",
            "topology/replica-too-stale-to-fail-over",
            "a replica was cut off for too long when its master crashed: it may not take over",
            at: .replica,
            settles: 8,
            [
                .set(.replica, "cluster-replica-validity-factor", "1"), .set(.replica, "repl-ping-replica-period", "1"),
                .set(.replica, "masteruser", "nobody"), .set(.replica, "masterauth", "none"),
                .order(.master, "CLIENT", "KILL", "TYPE", "slave"), .wait(8), .crash(.master),
                .order(.replica, "CONFIG", "SET", "masteruser", ""),
                .order(.replica, "CONFIG", "SET", "masterauth", ""),
            ]
        ),
        StepFault(
            "manual-failover-timeout",
            "topology/manual-failover-timeout",
            "an operator's CLUSTER FAILOVER is not answered by the master and is given up after five seconds",
            at: .replica,
            settles: 7,
            [.proxy(.master, .swallow, from: [.replica]), .wait(9), .order(.replica, "CLUSTER", "FAILOVER")]
        ),
        StepFault(
            "create-with-hostnames",
            "slots/create-with-hostnames",
            "a fresh node is told to meet another by its name, which CLUSTER MEET does not take",
            at: .extra,
            ask: .also(.extra),
            [.extra("cluster-enabled yes"), .tryOrder(.extra, "CLUSTER", "MEET", "localhost", "{master.port}")]
        ),
    ]

    /// The further servers as a cluster of their own, with higher config epochs than ours.
    private static let secondCluster = FaultStep { run in
        let members = run.members(.extra)
        for (number, member) in members.enumerated() {
            try await run.order(["CLUSTER", "SET-CONFIG-EPOCH", "\(number + 11)"], on: member)
            let share = (number * 5_461..<min((number + 1) * 5_461 + number / 2, 16_384)).map(String.init)
            _ = try await run.lab.send(
                [RESPCommand("CLUSTER", arguments: [.text("ADDSLOTS")] + share.map { .text($0) })],
                to: member.port
            )
            run.cluster.did("CLUSTER ADDSLOTS, a third of all", on: member)
            try await run.order(["CLUSTER", "MEET", "127.0.0.1", "{extra.port}"], on: member)
        }
        try await Task.sleep(for: .seconds(4))
    }
}
