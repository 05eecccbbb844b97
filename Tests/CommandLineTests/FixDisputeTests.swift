import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// Two masters that have forgotten each other can claim one slot for long; when they meet again, one drops its keys.
    @Suite(.serialized) struct FixDisputeTests {
        private let slot = 100

        @Test("two claimants that do not know each other: the keys of both end at one owner before they meet again")
        func twoClaimants() async throws {
            try await TestCluster.with(3, settings: ["cluster-require-full-coverage no"]) { cluster in
                let keys = try cluster.writeKeys(300)
                let byEpoch = try cluster.masters().sorted {
                    (try cluster.view(of: $0).myself?.configEpoch ?? 0)
                        < (try cluster.view(of: $1).myself?.configEpoch ?? 0)
                }
                let owner = try #require(byEpoch.first { holds($0, cluster) })
                // Whoever has the higher epoch wins, so it is the rightful owner that gives way.
                let rival = try #require(byEpoch.last { $0 != owner })
                let (name, other) = (TestCluster.key(inSlot: slot), TestCluster.key(inSlot: slot) + "other")
                try owner.order("SET", name, "kept")
                let ids = (try cluster.id(of: owner), try cluster.id(of: rival))
                try owner.order("CLUSTER", "FORGET", ids.1)
                try rival.order("CLUSTER", "FORGET", ids.0)
                try rival.ask("CLUSTER", "BUMPEPOCH")
                try rival.order("CLUSTER", "ADDSLOTS", "\(slot)")
                try rival.order("SET", other, "kept")

                var said = ""
                for _ in 0..<3 {
                    let fix = try await cluster.doctor(["fix"] + cluster.names + ["--apply", "--yes"])
                    said += fix.text
                    if fix.exit == 0 { break }
                }
                #expect(said.contains("slots/slot-multiple-owners"), "\(said)")
                #expect(said.contains("MOVE KEYS-OF-SLOTS \(slot)"), "\(said)")
                try await cluster.waitUntilSettled()
                for key in [name, other] {
                    #expect(try rival.ask("GET", key).string == "kept", "\(key): \(said)")
                }
                #expect(try owner.ask("CLUSTER", "COUNTKEYSINSLOT", "\(slot)").integer == 0)
                for member in cluster.members {
                    let seen = try cluster.view(of: member).nodes.filter { $0.slots.contains(slot) }
                    #expect(seen.map(\.id.text) == [ids.1], "\(member.name): \(said)")
                }
                #expect(try cluster.lostKeys(keys).isEmpty)
            }
        }

        private func holds(_ member: ClusterMember, _ cluster: TestCluster) -> Bool {
            (try? cluster.view(of: member).myself?.slots.contains(slot)) == true
        }
    }
}
