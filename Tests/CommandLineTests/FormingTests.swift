import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct FormingTests {
        @Test("six empty nodes: named, planned, refused without a yes, formed, and found healthy by two tools")
        func sixNodes() async throws {
            try await TestCluster.with(formed: false) { cluster in
                let before = try await cluster.scan(from: cluster.names)
                #expect(before.run.exit == 1)
                #expect(before.report.problems.map(\.rule) == ["topology/cluster-not-formed"])
                #expect(before.report.cluster.state == "not-formed")

                let plan = try await cluster.doctor(["fix"] + cluster.names)
                #expect(plan.exit == 1)
                #expect(plan.output.contains("CLUSTER REPLICATE"))
                let refused = try await cluster.doctor(["fix", "--apply"] + cluster.names)
                #expect(refused.exit == 3)
                #expect(refused.errors.contains("Add --yes. Nothing was changed."))
                for member in cluster.members {
                    let view = try cluster.view(of: member)
                    #expect(view.nodes.count == 1 && view.nodes[0].slots.isEmpty && view.nodes[0].configEpoch == 0)
                }

                let formed = try await cluster.doctor(["fix"] + cluster.names + ["--apply", "--yes"])
                #expect(formed.exit == 0, "\(formed.text)")
                let shards = try cluster.shards()
                #expect(shards.map(\.replicas.count) == [1, 1, 1])
                let after = try await cluster.scan()
                #expect(after.run.exit == 0)
                #expect(after.report.verdict == "healthy")
                #expect(after.report.cluster.slots_served == 16384)
                #expect(after.report.cluster.masters == 3 && after.report.cluster.replicas == 3)
                let check = try await cluster.redisCLI("--cluster", "check", cluster.names[5])
                #expect(check.exit == 0, "\(check.text)")
                #expect(check.output.contains("[OK] All 16384 slots covered."))

                let again = try await cluster.apply()
                #expect(again.exit == 0)
                #expect(again.output == "Nothing to repair at \(cluster.names[0]).\n")
            }
        }

        @Test("a formed cluster is taken apart again by undo, but not once it holds keys")
        func undo() async throws {
            try await TestCluster.with(3) { cluster in
                #expect(try cluster.masters().map(\.port) == cluster.members.map(\.port))
                #expect(try cluster.replicas().isEmpty)
                try cluster.writeKeys(1)
                let refused = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(refused.exit == 3)
                #expect(refused.output.contains("holds keys; taking this back would lose them"))
                #expect(try cluster.lostKeys(["key:0"]).isEmpty)

                for master in cluster.members { try master.order("FLUSHALL") }
                let undone = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undone.exit == 0, "\(undone.text)")
                let scan = try await cluster.scan(from: cluster.names)
                #expect(scan.report.problems.map(\.rule) == ["topology/cluster-not-formed"])
            }
        }

        @Test("two nodes are too few: advice, and nothing is changed")
        func twoNodes() async throws {
            try await TestCluster.with(2, formed: false) { cluster in
                let run = try await cluster.doctor(["fix"] + cluster.names + ["--apply", "--yes"])
                #expect(run.exit == 1)
                #expect(run.output.contains("at least three nodes"))
                for member in cluster.members { #expect(try cluster.view(of: member).nodes.count == 1) }
            }
        }

        @Test("a node with keys is refused by name, and nothing is changed")
        func keys() async throws {
            try await TestCluster.with(3, settings: ["cluster-require-full-coverage no"], formed: false) { cluster in
                let full = cluster.members[1]
                let slot = 866
                try full.order("CLUSTER", "ADDSLOTS", "\(slot)")
                try await cluster.wait("the node to take keys") {
                    try full.ask("SET", TestCluster.key(inSlot: slot), "precious").isOK
                }
                try full.order("CLUSTER", "DELSLOTS", "\(slot)")
                let run = try await cluster.doctor(["fix"] + cluster.names + ["--apply", "--yes"])
                #expect(run.exit == 1)
                #expect(run.output.contains("\(full.name) already hold keys"))
                #expect(try full.ask("DBSIZE").integer == 1)
                for member in cluster.members { #expect(try cluster.view(of: member).nodes.count == 1) }
            }
        }
    }
}
