import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct UncoveredSlotTests {
        @Test("lost slots go back to the master that holds their keys, else to the one beside them; all views agree")
        func uncovered() async throws {
            try await TestCluster.with { cluster in
                let masters = try cluster.masters()
                let border = try #require(try cluster.view(of: masters[1]).myself?.slots.ranges.first?.lowerBound)
                // The first slot of the second master: only its key tells that it was not the first master's.
                let key = TestCluster.key(inSlot: border)
                try masters[1].order("SET", key, "value of \(key)")
                let inside = border + 1_000...border + 1_009
                try await lose([border] + Array(inside), cluster)

                let scan = try await cluster.scan()
                #expect(scan.run.exit == 1)
                #expect(scan.report.problems.map(\.rule) == ["slots/slot-uncovered"])
                #expect(scan.report.cluster.state == "fail")
                #expect(scan.report.cluster.slots_served == 16384 - 11)
                let findings = scan.report.findings(of: "slots/slot-uncovered")
                #expect(findings.map(\.nodes) == [[masters[1].name], [masters[1].name]])
                #expect(findings.allSatisfy { $0.severity == "critical" && $0.fix?.available == true })
                let evidence = findings.flatMap(\.evidence).map(\.source)
                #expect(evidence.contains { $0.contains("(keys)") })
                #expect(evidence.contains { $0.contains("(neighbours)") })

                let fix = try await cluster.apply()
                #expect(fix.exit == 0, "\(fix.text)")
                let id = try cluster.id(of: masters[1])
                for member in cluster.members {
                    let owner = try cluster.view(of: member).nodes.first { $0.slots.contains(border) }
                    #expect(owner?.id.text == id, "in the view of \(member.name)")
                    #expect(try cluster.view(of: member).nodes.reduce(0) { $0 + $1.slots.count } == 16384)
                }
                try await cluster.waitUntilSettled()
                #expect(try cluster.lostKeys([key]).isEmpty)
                let check = try await cluster.redisCLI("--cluster", "check", cluster.names[0])
                #expect(check.exit == 0, "\(check.text)")
            }
        }

        @Test("with a master that can't be asked, lost slots are given to nobody")
        func partialView() async throws {
            try await TestCluster.with(3, nodeTimeout: 15_000) { cluster in
                let masters = try cluster.masters()
                try await lose([0], cluster)
                masters[2].freeze()
                let fix = try await cluster.apply()
                #expect(fix.exit == 1)
                #expect(fix.output.contains("\(masters[2].name) can't be asked and may own them"))
                #expect(try cluster.view(of: masters[0]).nodes.allSatisfy { !$0.slots.contains(0) })
                masters[2].thaw()
            }
        }

        /// Takes slots from everybody; gossip that is under way may bring them back, so until it stays so.
        private func lose(_ slots: [Int], _ cluster: TestCluster) async throws {
            let owners = try cluster.members.sorted { left, _ in
                try cluster.view(of: left).myself?.slots.contains(slots[0]) == true
            }
            let gone = { try cluster.members.allSatisfy { try isUncovered(slots, $0, cluster) } }
            var quiet = 0
            try await cluster.wait("slots \(slots) to be nobody's") {
                if try gone() {
                    quiet += 1
                } else {
                    quiet = 0
                    for member in owners { try member.askAll(slots.map { ["CLUSTER", "DELSLOTS", "\($0)"] }) }
                }
                return quiet > 10
            }
        }

        private func isUncovered(_ slots: [Int], _ member: ClusterMember, _ cluster: TestCluster) throws -> Bool {
            try cluster.view(of: member).nodes.allSatisfy { line in !slots.contains { line.slots.contains($0) } }
        }
    }
}
