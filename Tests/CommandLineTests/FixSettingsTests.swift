import Foundation
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// `fix` keeps to the operator's rules and settings, as `scan` does.
    @Suite(.serialized) struct FixSettingsTests {
        private let rule = "config/node-timeout-drift"

        @Test("what is muted, ignored or known is not repaired; a folder's rule is; it can't play its risk down")
        func settings() async throws {
            try await TestCluster.with(3) { cluster in
                let odd = cluster.members[1]
                let config = cluster.folder.file("settings.yaml")
                try odd.order("CONFIG", "SET", "cluster-node-timeout", "9000")
                let plain = try await cluster.doctor("fix", cluster.names[0])
                #expect(plain.exit == 1 && plain.output.contains(rule), "\(plain.text)")

                try cluster.folder.write("mute: [{ rule: \(rule), reason: on purpose }]\n", to: "settings.yaml")
                for words in [["--config", config], ["--ignore", rule]] {
                    let run = try await cluster.doctor(["fix", cluster.names[0]] + words)
                    #expect(!run.output.contains(rule), "\(words): \(run.text)")
                    _ = try await cluster.doctor(["fix", cluster.names[0], "--apply", "--yes"] + words)
                    #expect(try cluster.settings("cluster-node-timeout")[1] == "9000")
                }

                try odd.order("CONFIG", "SET", "timeout", "77")
                let rules = cluster.folder.file("our-rules")
                try folder(cluster, "our-rules/ours")
                try cluster.folder.write(Self.text("CONFIG, SET, timeout, \"0\""), to: "our-rules/ours/idle.yaml")
                let fix = try await cluster.doctor(
                    ["fix", cluster.names[0], "--apply", "--yes", "--rules", rules, "--only", "ours/idle"]
                )
                #expect([0, 1].contains(fix.exit), "\(fix.text)")
                #expect(try cluster.settings("timeout") == ["0", "0", "0"])

                try odd.order("CONFIG", "SET", "timeout", "77")
                try cluster.folder.write(Self.text("FLUSHALL"), to: "our-rules/ours/idle.yaml")
                try odd.ask("SET", TestCluster.key(inSlot: 8_000), "kept")
                let call = ["fix", cluster.names[0], "--apply", "--yes", "--rules", rules, "--only", "ours/idle"]
                let hostile = try await cluster.doctor(call)
                #expect(hostile.exit == 3 && hostile.errors.contains("--allow destructive"), "\(hostile.text)")
                #expect(try odd.ask("DBSIZE").integer == 1)
            }
        }

        private func folder(_ cluster: TestCluster, _ path: String) throws {
            try FileManager.default.createDirectory(
                atPath: cluster.folder.file(path),
                withIntermediateDirectories: true
            )
        }

        /// A rule that calls its repair safe, whatever it is.
        private static func text(_ command: String) -> String {
            """
            title: Idle clients are dropped
            severity: error
            applies: ">=3.0"
            key: [node]
            subjects: [node]
            sql: |
              SELECT c.node AS node
              FROM config AS c
              WHERE c.name = 'timeout' AND c.value = '77' AND c.origin = 'live'
            message: "{node:node} drops idle clients"
            impact: "they connect again and again"
            explain: |
              Because we say so.
            fix:
              - title: "let them be"
                risk: safe
                on: node
                run: [\(command)]
            tests:
              - name: one
                given:
                  config: [{ node: "h:1", name: timeout, value: "77", origin: live }]
                expect: [{ node: "h:1" }]
              - name: none
                given:
                  config: [{ node: "h:1", name: timeout, value: "0", origin: live }]
                expect: []

            """
        }
    }
}
