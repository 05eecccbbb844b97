import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// A repair that is taken back leaves settings, roles and owners as they were when it began.
    @Suite(.serialized) struct FixUndoTests {
        /// Keys that went home stay there, and what was forgotten or met is no setting, role or owner.
        private static let reversible: Set<String> = [
            "config drift", "share-slots", "close-open-slot", "finish-move", "add-replica", "announce-truth",
            "reclaim-slots", "add-uncovered-slots",
        ]

        @Test(
            "undo brings config, roles and ownership back",
            arguments: ChaosCase.all.filter { reversible.contains($0.name) }
        )
        func undo(repair: ChaosCase) async throws {
            try await TestCluster.with(repair.members, settings: repair.settings) { cluster in
                let keys = try cluster.writeKeys(600)
                try await repair.breakIt(cluster)
                let before = try State(cluster)
                let fix = try await cluster.doctor(["fix"] + repair.targets(cluster) + ["--apply", "--yes"])
                #expect([0, 1].contains(fix.exit), "\(fix.text)")
                #expect(try State(cluster) != before, "nothing was repaired: \(fix.text)")
                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0, "\(undo.text)")
                var after = try State(cluster)
                for _ in 0..<20 where after != before {
                    try await Task.sleep(for: .milliseconds(250))
                    after = try State(cluster)
                }
                #expect(after.settings == before.settings)
                #expect(after.roles == before.roles, "\(undo.text)")
                // A finished move is taken back whole: the slot is closed, and all its keys are at the source.
                #expect(after.owners == before.owners, "\(undo.text)")
                if repair.name == "close-open-slot" { #expect(after.open == before.open) }
                if !repair.name.contains("slots") { #expect(try cluster.lostKeys(keys).isEmpty) }
                let again = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(again.output.contains("Nothing to take back") || again.exit != 0, "\(again.text)")
            }
        }

        /// What every node says about itself.
        private struct State: Equatable {
            var settings: [String: [String: String]] = [:]
            var roles: [String: String] = [:]
            var owners: [String: String] = [:]
            var open: [String: String] = [:]

            init(_ cluster: TestCluster) throws {
                for member in cluster.members {
                    let reply = try member.ask("CONFIG", "GET", "*").array ?? []
                    var values: [String: String] = [:]
                    for index in stride(from: 0, to: reply.count - 1, by: 2) {
                        guard let name = reply[index].string, name != "replicaof", name != "slaveof" else { continue }
                        values[name] = reply[index + 1].string
                    }
                    settings[member.name] = values
                    let own = try cluster.view(of: member).myself
                    roles[member.name] = own?.isMaster == true ? "master" : own?.masterID?.text
                    owners[member.name] = own?.slots.description
                    open[member.name] = own?.openSlots.map { "\($0.slot) \($0.direction)" }.joined(separator: ",")
                }
            }
        }
    }
}
