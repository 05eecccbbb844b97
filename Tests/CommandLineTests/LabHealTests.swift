import TestSupport
import Testing

extension RealClusters {
    /// What faults keep going beside the servers, and what heal takes back.
    @Suite(.serialized) struct LabHealTests {
        @Test("a setting, a client that stays, a server too many: each is found, and heal leaves nothing of them")
        func healing() async throws {
            try await BrokenLab.with { lab in
                let faults = [
                    ("node-timeout-drift", "config/node-timeout-drift"),
                    ("monitor-attached", "clients/monitor-attached"),
                    ("coverage-drift", "config/coverage-or-reads-when-down-drift"),
                ]
                for (fault, rule) in faults {
                    let node = try await lab.inject(fault).first
                    let found = try await lab.scan(until: { $0.names(rule, node) })
                    #expect(found.names(rule, node), "\(fault)\n\(found.overview)")
                }
                let spare = try await lab.inject("isolated-node")
                #expect(spare.isEmpty, "it is none of the six")
                let heal = try await lab.heal()
                #expect(heal.exit == 0, "\(heal.text)")
                #expect(heal.output.contains("ended 1 program beside the servers"), "\(heal.text)")
                #expect(heal.output.contains("removed"), "\(heal.text)")
                let healed = try await lab.scan(until: \.findings.isEmpty)
                #expect(healed.findings.isEmpty, "\(healed.overview)")
                #expect(try await lab.heal().output.contains("all six servers run"))
            }
        }

        @Test("a proxy before a bus port: the node is cut off in one direction, and heal opens it again")
        func proxies() async throws {
            try await BrokenLab.with { lab in
                let node = try await lab.inject("bus-port-refused").first
                let blocked = try await lab.scan(until: { $0.names("network/bus-port-blocked", node) })
                #expect(blocked.names("network/bus-port-blocked", node), "\(blocked.overview)")
                #expect(try await lab.heal().exit == 0)
                let healed = try await lab.scan(until: \.findings.isEmpty)
                #expect(healed.findings.isEmpty, "\(healed.overview)")
            }
        }
    }
}
