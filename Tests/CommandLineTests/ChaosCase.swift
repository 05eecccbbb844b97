import ClusterModel
import Foundation
import RESP
import TestSupport
import Testing

/// A repair to be killed in: how a cluster that is well is broken for it.
struct ChaosCase: Sendable, CustomTestStringConvertible {
    let name: String
    let members: Int
    let settings: [String]
    /// Further targets than the first member.
    let targets: @Sendable (TestCluster) -> [String]
    let breakIt: @Sendable (TestCluster) async throws -> Void
    /// How many kills it must at least have seen.
    let leastKills: Int

    init(
        _ name: String,
        members: Int = 3,
        settings: [String] = [],
        targets: @escaping @Sendable (TestCluster) -> [String] = { [$0.names[0]] },
        leastKills: Int = 4,
        _ breakIt: @escaping @Sendable (TestCluster) async throws -> Void
    ) {
        self.name = name
        self.members = members
        self.settings = settings
        self.targets = targets
        self.breakIt = breakIt
        self.leastKills = leastKills
    }

    var testDescription: String { name }

    static let slot = 100

    /// All, or those whose names begin as RCDOCTOR_TEST_CHAOS_CASE says.
    static let wanted: [ChaosCase] = {
        let name = ProcessInfo.processInfo.environment["RCDOCTOR_TEST_CHAOS_CASE"] ?? ""
        return all.filter { $0.name.hasPrefix(name) }
    }()

    static let all: [ChaosCase] = [
        ChaosCase("finish-move") { try $0.cutOffMove(of: slot) },
        ChaosCase("close-open-slot") { try $0.openHalf(slot) },
        ChaosCase("send-keys-home") { try $0.strand(slot, TestCluster.key(inSlot: slot) + "stray") },
        ChaosCase("reclaim-slots") { try $0.dropAtOwner(slot) },
        ChaosCase("add-uncovered-slots") { try await $0.uncover([slot, slot + 1]) },
        ChaosCase("share-slots") { try await $0.unbalance() },
        ChaosCase("config drift") { try $0.set("cluster-node-timeout", "9000", on: [$0.members[1]]) },
        ChaosCase("align-user") { cluster in
            for member in cluster.members.prefix(2) {
                try member.order("ACL", "SETUSER", "app", "on", ">s3cr3t", "~app:*", "+get")
            }
            try cluster.members[2].ask("ACL", "DELUSER", "app")
        },
        ChaosCase("add-replica", members: 6, settings: ["cluster-allow-replica-migration no"]) {
            try await $0.orphan()
        },
        ChaosCase("meet-node (forgotten by one)", members: 6) { cluster in
            let replica = try cluster.shards()[2].replicas[0]
            try cluster.masters()[0].order("CLUSTER", "FORGET", try cluster.id(of: replica))
        },
        ChaosCase("forget-node, meet-node, replicate", members: 6, targets: { $0.names }) { cluster in
            let lost = try cluster.shards()[1].replicas[0]
            let oldID = try cluster.id(of: lost)
            try lost.order("CLUSTER", "RESET", "HARD")
            try lost.ask("FLUSHALL")
            let master = try cluster.shards()[1].master
            try await cluster.wait("the others to notice") {
                try cluster.view(of: master).nodes.first { $0.id.text == oldID }?.linkConnected != true
            }
        },
        // A server may leave the chain by itself as soon as it hears gossip; then there is nothing to repair in that round.
        ChaosCase("follow-owner", members: 6, settings: ["enable-debug-command yes"], leastKills: 1) { cluster in
            let shards = try cluster.shards()
            guard let replica = shards[0].replicas.first, let upstream = shards[1].replicas.first else { return }
            try? await cluster.chain(replica, to: upstream)
        },
        ChaosCase("announce-truth", members: 6, targets: { $0.names }) { cluster in
            let (liar, other) = (try cluster.shards()[0].replicas[0], try cluster.shards()[1].replicas[0])
            try liar.order("CONFIG", "SET", "cluster-announce-port", "\(other.port)")
        },
    ]
}
