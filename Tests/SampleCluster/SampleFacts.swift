package import Facts

extension NodeFact {
    /// A node that answered, unless told otherwise.
    package static func sample(_ node: String, state: String = "answered", version: Int = 70_206) -> NodeFact {
        NodeFact(node: node, host: "127.0.0.1", port: 9001, state: state, seed: false, versionNumber: version)
    }
}

extension MemberFact {
    /// A member that everybody thinks well of.
    package static func sample(_ node: String, isReplica: Bool = false) -> MemberFact {
        MemberFact(
            id: "id-\(node)",
            node: node,
            role: isReplica ? "replica" : "master",
            slotCount: isReplica ? 0 : 5461,
            slots: "",
            configEpoch: 1,
            observers: 5,
            failVotes: 0,
            pfailVotes: 0,
            disconnectedVotes: 0,
            answered: true
        )
    }
}

extension ShardFact {
    /// A live master with one replica.
    package static func sample(_ master: String, slots: Int) -> ShardFact {
        ShardFact(
            master: master,
            masterID: "id-\(master)",
            slots: "",
            slotCount: slots,
            replicas: 1,
            liveReplicas: 1,
            masterAlive: true
        )
    }
}

extension ClusterInfoFact {
    /// A node that says that all is well.
    package static func sample(_ node: String) -> ClusterInfoFact {
        ClusterInfoFact(
            node: node,
            state: "ok",
            slotsAssigned: 16384,
            slotsOk: 16384,
            slotsPfail: 0,
            slotsFail: 0,
            knownNodes: 6,
            size: 3,
            currentEpoch: 6,
            myEpoch: 1
        )
    }
}
