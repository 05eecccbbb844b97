import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct OpenSlotTests {
        private let slot = 100

        @Test("a slot open on one side only is closed; keys on the importing side are brought to the owner first")
        func halves() async throws {
            try await TestCluster.with(3) { cluster in
                let (owner, other) = (cluster.members[0], cluster.members[1])
                let (ownerID, otherID) = (try cluster.id(of: owner), try cluster.id(of: other))

                try owner.order("CLUSTER", "SETSLOT", "\(slot)", "MIGRATING", otherID)
                try await expectFoundAndClosed("slots/slot-open-migrating-only", on: owner, cluster)
                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0)
                #expect(try cluster.view(of: owner).myself?.openSlots.map(\.slot) == [slot])
                try owner.order("CLUSTER", "SETSLOT", "\(slot)", "STABLE")

                try other.order("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", ownerID)
                try await expectFoundAndClosed("slots/slot-open-importing-only", on: other, cluster)

                try other.order("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", ownerID)
                let key = TestCluster.key(inSlot: slot)
                try other.askAll([["ASKING"], ["SET", key, "moved already"]])
                let fix = try await cluster.apply()
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(try cluster.view(of: other).myself?.openSlots.isEmpty == true)
                #expect(try owner.ask("GET", key).string == "moved already")
            }
        }

        @Test("a reshard that is running, and one that rests with both halves open, are no fault")
        func reshard() async throws {
            try await TestCluster.with(3) { cluster in
                try cluster.writeKeys(20_000)
                let (source, target) = (cluster.members[0], cluster.members[1])
                let ids = (from: try cluster.id(of: source), to: try cluster.id(of: target))
                let reshard = try ProgramRun.start(
                    "redis-cli",
                    [
                        "--cluster", "reshard", source.name, "--cluster-from", ids.from, "--cluster-to", ids.to,
                        "--cluster-slots", "4000", "--cluster-yes", "--cluster-pipeline", "1",
                    ]
                )
                var scansDuring = 0
                while reshard.process.isRunning {
                    let scan = try await cluster.scan()
                    #expect(scan.run.exit == 0)
                    #expect(scan.report.serious.isEmpty)
                    scansDuring += 1
                }
                let end = try await reshard.end()
                #expect(end.exit == 0, "\(end.errors)")
                #expect(scansDuring >= 2)

                let resting = try cluster.view(of: source).myself?.slots.ranges.first?.lowerBound ?? 0
                try target.order("CLUSTER", "SETSLOT", "\(resting)", "IMPORTING", ids.from)
                try source.order("CLUSTER", "SETSLOT", "\(resting)", "MIGRATING", ids.to)
                let scan = try await cluster.scan()
                #expect(scan.run.exit == 0)
                #expect(scan.report.serious.isEmpty)
            }
        }

        private func expectFoundAndClosed(_ rule: String, on node: ClusterMember, _ cluster: TestCluster) async throws {
            let scan = try await cluster.scan()
            #expect(scan.run.exit == 1)
            #expect(scan.report.problems.map(\.rule) == [rule])
            #expect(scan.report.finding(rule, on: node.name)?.fix?.risk == "safe")
            let fix = try await cluster.apply()
            #expect(fix.exit == 0, "\(fix.text)")
            #expect(try cluster.view(of: node).myself?.openSlots.isEmpty == true)
        }
    }
}
