import ClusterModel
import Glibc
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct FixTopologyTests {
        @Test("a replica that lost its identity is forgotten under the old id, met, and a replica of its master again")
        func identityLost() async throws {
            try await TestCluster.with { cluster in
                let keys = try cluster.writeKeys(300)
                let shard = try cluster.shards()[1]
                let lost = shard.replicas[0]
                let oldID = try cluster.id(of: lost)
                try lost.order("CLUSTER", "RESET", "HARD")
                try lost.ask("FLUSHALL")
                let names = [shard.master.name, lost.name]
                try await cluster.wait("the others to notice") {
                    // The new id answers at the old address, so the old one loses its link rather than fails.
                    try cluster.view(of: shard.master).nodes.first { $0.id.text == oldID }?.linkConnected == false
                }
                let fix = try await cluster.doctor(["fix"] + names + ["--apply", "--yes"])
                #expect(fix.exit == 0, "\(fix.text)")
                for member in cluster.members {
                    let view = try cluster.view(of: member)
                    #expect(view.nodes.count == 6 && view.nodes.allSatisfy { $0.id.text != oldID }, "\(member.name)")
                }
                #expect(try cluster.linkStatus(of: lost) == "up")
                #expect(try cluster.shards()[1].replicas.map(\.name) == [lost.name])
                #expect(try cluster.lostKeys(keys).isEmpty)
            }
        }

        @Test("a master without a replica gets a spare one; undo moves it back")
        func orphan() async throws {
            let settings = ["cluster-allow-replica-migration no"]
            try await TestCluster.with(settings: settings) { cluster in
                let shards = try cluster.shards()
                let (orphan, donor) = (shards[0], shards[1])
                try orphan.replicas[0].order("CLUSTER", "REPLICATE", try cluster.id(of: donor.master))
                try await cluster.wait("two replicas") { try cluster.shards()[1].replicas.count == 2 }
                try await cluster.wait("the link") { try cluster.linkStatus(of: orphan.replicas[0]) == "up" }
                let fix = try await cluster.apply("--only", "topology/orphaned-master")
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(try cluster.shards().map(\.replicas.count) == [1, 1, 1])
                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0, "\(undo.text)")
                try await cluster.wait("the way back") { try cluster.shards()[1].replicas.count == 2 }
            }
        }

        @Test("with the majority gone one replica of each lost shard is promoted, but only if loss is allowed")
        func majorityLost() async throws {
            try await TestCluster.with { cluster in
                let keys = try cluster.writeKeys(300)
                let shards = try cluster.shards()
                for shard in shards { try shard.master.ask("WAIT", "1", "2000") }
                shards[0].master.killAtOnce()
                shards[1].master.killAtOnce()
                let start = shards[2].master.name
                try await cluster.wait("cluster_state:fail") {
                    try shards[2].master.ask("CLUSTER", "INFO").string?.contains("cluster_state:fail") == true
                }
                let refused = try await cluster.doctor(["fix", start, "--apply", "--yes"])
                #expect(refused.exit == 3)
                #expect(refused.errors.contains("--allow destructive"), "\(refused.text)")
                #expect(refused.output.contains("CLUSTER FAILOVER TAKEOVER"))
                #expect(refused.output.contains("offset"))
                let call = [
                    "fix", start, "--apply", "--yes", "--allow", "destructive", "--only",
                    "topology/master-majority-lost",
                ]
                // Neither --yes nor leave is enough: the nodes must be named.
                let unnamed = try await cluster.doctor(call)
                let word = [shards[0].replicas[0].name, shards[1].replicas[0].name].sorted().joined(separator: ",")
                #expect(unnamed.exit == 3 && unnamed.errors.contains("--confirm \(word)."), "\(unnamed.text)")
                let other = try await cluster.doctor(call + ["--confirm", start])
                #expect(other.exit == 3 && other.errors.contains("is confirmed by \(word)"), "\(other.text)")
                for replica in [shards[0].replicas[0], shards[1].replicas[0]] {
                    #expect(try cluster.view(of: replica).myself?.isReplica == true)
                }
                let fix = try await cluster.doctor(call + ["--confirm", word])
                #expect(fix.exit == 1, "the dead nodes are left: \(fix.text)")
                for replica in [shards[0].replicas[0], shards[1].replicas[0]] {
                    #expect(try cluster.view(of: replica).myself?.slots.isEmpty == false)
                }
                let living = cluster.members.filter { $0 != shards[0].master && $0 != shards[1].master }
                for key in keys {
                    let found = try living.contains { try cluster.missing([key], at: $0).isEmpty }
                    #expect(found, "\(key)")
                }
            }
        }

        @Test("a node of its own is introduced; where no shard has a replica it stays a master")
        func isolated() async throws {
            try await TestCluster.with(4, formed: false) { cluster in
                let names = Array(cluster.names.prefix(3))
                #expect(try await cluster.doctor(["fix"] + names + ["--apply", "--yes"]).exit == 0)
                let alone = cluster.members[3]
                let fix = try await cluster.doctor("fix", cluster.names[0], alone.name, "--apply", "--yes")
                #expect(fix.exit == 0, "\(fix.text)")
                for member in cluster.members { #expect(try cluster.view(of: member).nodes.count == 4) }
                #expect(try cluster.view(of: alone).myself?.isMaster == true)
            }
        }

        @Test("a member that one node has forgotten is introduced to it again")
        func asymmetric() async throws {
            try await TestCluster.with { cluster in
                let (forgetful, member) = (try cluster.masters()[0], try cluster.shards()[2].replicas[0])
                try forgetful.order("CLUSTER", "FORGET", try cluster.id(of: member))
                let fix = try await cluster.apply()
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(try cluster.view(of: forgetful).nodes.count == 6)
            }
        }
    }
}
