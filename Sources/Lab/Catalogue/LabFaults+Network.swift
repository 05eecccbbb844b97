extension LabFaults {
    /// Firewalls are played by proxies on announced bus ports: no root is needed, and nothing but the lab is touched (4.0 on).
    static let network: [StepFault] = [
        StepFault(
            "bus-blocked-one-way",
            "network/bus-port-blocked",
            "a firewall drops what comes in at a replica's bus port; what it sends itself gets through",
            at: .lastReplica,
            settles: 12,
            [.proxy(.lastReplica, .swallow)]
        ),
        StepFault(
            "bus-blocked-both-ways",
            "network/bus-port-blocked",
            "a firewall drops a replica's bus traffic in both directions",
            at: .lastReplica,
            settles: 20,
            [
                .proxy(.lastReplica, .swallow), .proxy(.masters, .swallow, from: [.lastReplica]),
                .proxy(.replica, .swallow, from: [.lastReplica]), .proxy(.otherReplica, .swallow, from: [.lastReplica]),
            ]
        ),
        StepFault(
            "bus-port-refused",
            "network/bus-port-blocked",
            "a firewall rejects connections to a replica's bus port",
            at: .lastReplica,
            settles: 10,
            [.proxy(.lastReplica, .refuse)]
        ),
        StepFault(
            "bus-answers-lost",
            "network/bus-port-blocked",
            "pings reach a replica, and its answers are lost",
            at: .lastReplica,
            settles: 12,
            [.proxy(.lastReplica, .mute)]
        ),
        StepFault(
            "partition",
            "network/partition",
            "one shard is cut off from the rest: both sides run and hear nothing of each other",
            at: nil,
            settles: 28,
            [
                .proxy(.last, .swallow, from: [.master, .replica, .other, .otherReplica]),
                .proxy(.lastReplica, .swallow, from: [.master, .replica, .other, .otherReplica]),
                .proxy(.master, .swallow, from: [.last, .lastReplica]),
                .proxy(.replica, .swallow, from: [.last, .lastReplica]),
                .proxy(.other, .swallow, from: [.last, .lastReplica]),
                .proxy(.otherReplica, .swallow, from: [.last, .lastReplica]),
            ]
        ),
        StepFault(
            "peer-link-broken",
            "network/peer-link-broken",
            "two nodes do not hear each other, and all others hear both",
            at: .otherReplica,
            settles: 20,
            [
                .proxy(.otherReplica, .swallow, from: [.lastReplica]),
                .proxy(.lastReplica, .swallow, from: [.otherReplica]),
            ]
        ),
        StepFault(
            "link-flapping",
            "network/link-flapping",
            "the links to a replica's bus port break every two seconds",
            at: .lastReplica,
            // An hour by the clock of the wall, which may run slower than the one that is waited by.
            settles: 3_720,
            [.proxy(.lastReplica, .flap, seconds: 2)]
        ),
        StepFault(
            "moved-to-internal-address",
            "network/moved-to-unreachable-internal-address",
            "clients are sent to an address that only the nodes can reach, as behind NAT (4.0 on)",
            at: nil,
            settles: 8,
            [.set(.last, "cluster-announce-ip", "127.255.255.254")]
        ),
        StepFault(
            "hostname-missing",
            "network/hostname-missing-or-stale",
            "all nodes announce a host name but one (7.0 on)",
            at: .master,
            settles: 3,
            [.set(.rest, "cluster-announce-hostname", "node-{port}.lab.example")]
        ),
        StepFault(
            "bus-pubsub-flood",
            "network/bus-pubsub-flood",
            "messages of PUBLISH drown the cluster bus",
            at: .master,
            settles: 1,
            [.many(.master, 40_000, "PUBLISH", "news", "message")]
        ),
        StepFault(
            "bus-link-buffer-overflow",
            "network/bus-link-buffer-overflow",
            "a node reads the bus so slowly that another drops its link (7.0 on)",
            at: .master,
            settles: 3,
            [
                .set(.master, "cluster-link-sendbuf-limit", "200000"),
                .freezeDuring(.otherReplica, [.many(.master, 3_000, "PUBLISH", "news", "{x10000}"), .wait(1)]),
            ]
        ),
    ]
}
