import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct LostNodeTests {
        @Test("a dead replica leaves an orphaned master; its master's death takes the shard down; one problem each")
        func shard() async throws {
            try await TestCluster.with { cluster in
                let shard = try cluster.shards()[1]
                let witness = [try cluster.masters()[0].name]
                shard.replicas[0].killAtOnce()
                let first = try await cluster.scan(from: witness)
                #expect(first.run.exit == 1)
                #expect(first.report.problems.map(\.rule) == ["topology/replica-node-down"])
                #expect(first.report.subjects(of: "topology/replica-node-down") == [shard.replicas[0].name])
                let orphan = try #require(first.report.finding("topology/orphaned-master", on: shard.master.name))
                #expect(orphan.causedBy == first.report.findings(of: "topology/replica-node-down")[0].id)
                #expect(first.report.cluster.state == "ok")

                shard.master.killAtOnce()
                try await cluster.wait("cluster_state:fail") {
                    try cluster.masters()[0].ask("CLUSTER", "INFO").string?.contains("cluster_state:fail") == true
                }
                let second = try await cluster.scan(from: witness)
                #expect(second.run.exit == 1)
                #expect(second.report.problems.map(\.rule) == ["topology/shard-down"])
                #expect(second.report.subjects(of: "topology/shard-down") == [shard.master.name])
                #expect(second.report.cluster.state == "fail")
                #expect(second.report.cluster.reachable == 4)
                let others = second.report.findings.filter { $0.rule != "topology/shard-down" }
                #expect(others.allSatisfy { $0.causedBy != nil })

                let fix = try await cluster.doctor(["fix", witness[0], "--apply", "--yes"])
                #expect(fix.exit == 1, "advice only")
                #expect(fix.output.contains("Start one node of this shard"))
            }
        }

        @Test("a dead master with a living replica is down and gets replaced; the rest of the shard is told apart")
        func failover() async throws {
            try await TestCluster.with { cluster in
                let shard = try cluster.shards()[2]
                let witness = [try cluster.masters()[0].name]
                shard.master.killAtOnce()
                let first = try await cluster.scan(from: witness)
                #expect(first.run.exit == 1)
                #expect(first.report.subjects(of: "topology/node-down") == [shard.master.name])
                #expect(first.report.findings(of: "topology/shard-down").isEmpty)
                try await cluster.wait("the failover") {
                    try cluster.view(of: shard.replicas[0]).myself?.slots.isEmpty == false
                }
                try await cluster.wait("cluster_state:ok") {
                    try cluster.members[0].ask("CLUSTER", "INFO").string?.contains("cluster_state:ok") == true
                }
                let second = try await cluster.scan(from: witness)
                #expect(second.run.exit == 1)
                #expect(second.report.subjects(of: "topology/node-down") == [shard.master.name])
                #expect(second.report.subjects(of: "topology/orphaned-master") == [shard.replicas[0].name])
                #expect(second.report.cluster.slots_served == 16384)
            }
        }
    }
}
