extension LabFaults {
    /// Faults of clusters that span machines, each played by an address of its own.
    static let hosts: [StepFault] = [
        StepFault(
            "shards-on-one-host",
            "topology/master-and-replica-same-host",
            "each master lives on one machine with its only replica (needs further addresses)",
            at: .masters,
            ask: .fromAfar,
            settles: 4,
            [
                locked([.master, .replica], "10.77.0.1"), locked([.other, .otherReplica], "10.77.0.2"),
                locked([.last, .lastReplica], "10.77.0.3"),
            ]
        ),
        StepFault(
            "majority-on-one-host",
            "topology/master-majority-on-one-host",
            "two of three masters live on one machine (needs further addresses)",
            at: nil,
            ask: .fromAfar,
            settles: 4,
            [
                locked([.master, .other], "10.77.0.1"), locked([.replica, .last], "10.77.0.2"),
                locked([.otherReplica, .lastReplica], "10.77.0.3"),
            ]
        ),
        StepFault(
            "loopback-among-hosts",
            "topology/loopback-in-multihost",
            "one node is announced as 127.0.0.1 in a cluster of several machines (needs further addresses)",
            at: .lastReplica,
            ask: .fromAfar,
            settles: 4,
            [locked([.rest], "10.77.0.1"), locked([.master], "10.77.0.2"), locked([.lastReplica], "127.0.0.1")]
        ),
        StepFault(
            "bind-loopback-only",
            "network/bind-loopback-only",
            "one node listens on loopback only, in a cluster of several machines (needs further addresses)",
            at: .lastReplica,
            ask: .fromAfar,
            settles: 4,
            [
                locked([.rest], "10.77.0.1"), locked([.master], "10.77.0.2"),
                locked([.lastReplica], "127.0.0.1", "bind 127.0.0.1"),
            ]
        ),
        StepFault(
            "protected-mode-denied",
            "auth/protected-mode-denied",
            "a master in protected mode turns everybody away who comes from another machine (needs a further address)",
            at: .other,
            ask: .fromAfar,
            settles: 3,
            [
                locked([.all], "10.77.0.1"), .set(.other, "protected-mode", "yes"), .set(.other, "requirepass", ""),
            ]
        ),
        StepFault(
            "protected-mode-off",
            "auth/protected-mode-off-no-auth",
            "a master has neither password nor protected mode, and listens to the network (needs a further address)",
            at: .other,
            ask: .fromAfar,
            settles: 3,
            [locked([.all], "10.77.0.1"), .set(.other, "requirepass", "")]
        ),
        StepFault(
            "open-to-everybody",
            "auth/default-user-open-and-exposed",
            "a cluster in the network wants no password (needs further addresses)",
            at: .all,
            ask: .fromAfar,
            settles: 3,
            [.live([.all], at: "10.77.0.1", "protected-mode no")]
        ),
        StepFault(
            "too-many-nodes-per-host",
            "host/too-many-nodes-per-host",
            "more servers than processors on a machine (needs a further address)",
            at: .all,
            settles: 3,
            [locked([.all], "10.77.0.1")]
        ),
    ]

    private static func locked(_ places: [FaultPlace], _ address: String, _ more: String...) -> FaultStep {
        let step = FaultStep { run in
            for line in more {
                for member in places.flatMap({ run.members($0) }) {
                    try LabFile.append(line + "\n", to: run.lab.folder.config(member.port))
                }
            }
        }
        let live = FaultStep.live(
            places,
            at: address,
            "requirepass tutorial",
            "masterauth tutorial",
            "protected-mode no"
        )
        guard !more.isEmpty else { return live }
        return FaultStep { run in
            try await live.carryOut(&run)
            try await step.carryOut(&run)
            for place in places {
                for member in run.members(place) { try await run.cluster.restart(member) { _ in } }
            }
        }
    }
}
