import RESP
import TestSupport
import Testing

extension RealClusters {
    /// Faults of the practice cluster, each found by a scan under its own name and on the right node.
    @Suite(.serialized) struct LabFaultScanTests {
        @Test("settings: nine faults at once, each named on its node; fix sets back what it may")
        func settings() async throws {
            try await BrokenLab.with { lab in
                #expect(try await lab.scan().findings.isEmpty)
                let rules = [
                    ("min-replicas-blocks-writes", "replication/min-replicas-blocks-writes"),
                    ("backlog-too-small", "replication/repl-backlog-too-small"),
                    ("moved-question-mark", "network/moved-question-mark"),
                    ("failover-disabled", "topology/failover-disabled"),
                    ("announce-bus-port-wrong", "network/announce-bus-port-wrong"),
                    ("replica-maxmemory-smaller", "replication/replica-maxmemory-smaller"),
                    ("replica-writable", "replication/replica-writable"),
                    ("moved-empty-host", "network/moved-empty-host"),
                ]
                var touched: [String: String] = [:]
                for (fault, rule) in rules { touched[rule] = try await lab.inject(fault).first }
                // The others lose their links to the wrong bus port within a ping or two.
                try await Task.sleep(for: .seconds(3))
                let broken = try await lab.scan()
                for (_, rule) in rules {
                    #expect(broken.names(rule, touched[rule]), "\(rule) on \(touched[rule] ?? "")\n\(broken.overview)")
                    #expect(broken.findings(of: rule).count == 1, "\(rule)")
                }
                let disabled = broken.finding(
                    "topology/failover-disabled",
                    on: touched["topology/failover-disabled"] ?? ""
                )
                #expect(disabled?.causes.isEmpty == false, "the rehearsal is a consequence")
                let fix = try await lab.fix()
                #expect(fix.exit == 0, "\(fix.text)")
                let fixed = try await lab.scan()
                #expect(fixed.findings.isEmpty, "\(fixed.overview)")
            }
        }

        @Test("an owner drops a slot, a slot is nobody's while the state is ok: both are found and repaired")
        func slots() async throws {
            try await BrokenLab.with { lab in
                let owner = try await lab.inject("slot-owner-dropped").first
                let dropped = try await lab.scan()
                #expect(dropped.names("slots/slot-owner-dropped", owner), "\(dropped.overview)")
                #expect(dropped.problems.map(\.rule) == ["slots/slot-owner-dropped"], "\(dropped.overview)")
                let fix = try await lab.fix()
                #expect(fix.exit == 0, "\(fix.text)")

                let holder = try await lab.inject("keys-in-unowned-slot").first
                let stray = try await lab.scan()
                #expect(stray.names("slots/keys-in-unowned-slot", holder), "\(stray.overview)")
                #expect(stray.problems.map(\.rule) == ["slots/keys-in-unowned-slot"], "\(stray.overview)")
                try lab.order(holder ?? "", "FLUSHALL")

                try await lab.inject("partial-coverage")
                let partial = try await lab.scan()
                #expect(partial.problems.map(\.rule) == ["slots/slot-uncovered"], "\(partial.overview)")
                #expect(partial.findings(of: "slots/partial-coverage-served").first?.causedBy != nil)
                #expect(partial.cluster.state == "ok")
                let again = try await lab.fix()
                #expect(again.exit == 0, "\(again.text)")
            }
        }

        // Each in a lab of its own: a replica that has once taken over its master's wrong address may keep it, and is named for
        // it, with reason, ten seconds later.
        @Test(
            "a node that announces a wrong address is named by itself, and those who ask the others meet nobody there",
            arguments: [
                ("announce-port-wrong", "cluster-announce-port", "0"), ("announce-ip-wrong", "cluster-announce-ip", ""),
            ]
        )
        func liar(fault: String, setting: String, value: String) async throws {
            try await BrokenLab.with { lab in
                let liar = try await lab.inject(fault).first ?? ""
                let other = lab.ports.map(lab.name).first { $0 != liar } ?? ""
                let rule = "network/moved-to-unreachable-internal-address"
                // A node timeout later the others call it down: at the address that they know nobody answers.
                let lost = try await lab.scan([other], until: { $0.problems.map(\.rule) == [rule] })
                let names = lost.problems.map(\.rule)
                #expect(names == [rule] || names == ["topology/node-down"], "\(fault)\n\(lost.overview)")
                // The liar itself, asked at its real address, shows what it announces.
                let named = try await lab.scan([liar], until: { $0.names("network/\(fault)", liar) })
                #expect(named.problems.map(\.rule) == ["network/\(fault)"], "\(named.overview)")
                try lab.order(liar, "CONFIG", "SET", setting, value)
                let told = try await lab.scan(until: \.isQuietAboutAddresses)
                #expect(told.isQuietAboutAddresses, "\(told.overview)")
            }
        }

        @Test("who is no member any more: forgotten, without its id, without cluster mode")
        func members() async throws {
            try await BrokenLab.with { lab in
                let observer = try await lab.inject("member-forgotten").first
                let forgotten = try await lab.scan()
                #expect(forgotten.problems.map(\.rule) == ["topology/membership-asymmetric"], "\(forgotten.overview)")
                let finding = try #require(forgotten.findings(of: "topology/membership-asymmetric").first)
                #expect(finding.nodes.last == observer)
                let missing = finding.nodes[0].split(separator: ":")
                try lab.order(observer ?? "", "CLUSTER", "MEET", String(missing[0]), String(missing[1]))
                #expect(try await lab.scan(until: \.findings.isEmpty).findings.isEmpty)

                let reset = try await lab.inject("identity-lost").first ?? ""
                let other = lab.ports.map(lab.name).first { $0 != reset } ?? ""
                let ghost = try await lab.scan([other])
                #expect(ghost.problems.map(\.rule) == ["topology/ghost-node"], "\(ghost.overview)")
                let identity = try await lab.scan([other, reset])
                #expect(identity.problems.map(\.rule) == ["topology/node-identity-lost"], "\(identity.overview)")
                #expect(identity.names("topology/node-identity-lost", reset))

                let lone = try await lab.inject("cluster-mode-off").first ?? ""
                let rest = lab.ports.map(lab.name).first { $0 != reset && $0 != lone } ?? ""
                let off = try await lab.scan([rest])
                #expect(off.names("topology/member-not-in-cluster-mode", lone), "\(off.overview)")
            }
        }
    }
}

extension ScanReport {
    /// Whether nothing is wrong with where nodes say that they are.
    fileprivate var isQuietAboutAddresses: Bool { findings.allSatisfy { !$0.rule.hasPrefix("network/") } }
}
