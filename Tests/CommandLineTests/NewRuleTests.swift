import Foundation
import TestSupport
import Testing

extension RealClusters {
    /// A new rule is one new file, and nothing else.
    @Suite(.serialized) struct NewRuleTests {
        @Test(
            "rules new writes a rule that checks clean; filled in, it fires in a scan with --rules and nowhere is it registered"
        )
        func oneFile() async throws {
            try await TestCluster.with(3) { cluster in
                let rules = cluster.folder.file("our-rules")
                let new = try await cluster.doctor("rules", "new", "ours/renamed-dump", "--dir", rules)
                #expect(new.exit == 0 && new.output.contains("\(rules)/ours/renamed-dump.yaml"), "\(new.text)")
                let skeleton = try await cluster.doctor("rules", "check", rules, "--nodes", "0")
                #expect(skeleton.exit == 0 && skeleton.output == "1 rules, 2 tests: 0 broken\n", "\(skeleton.text)")

                try cluster.folder.write(Self.rule, to: "our-rules/ours/renamed-dump.yaml")
                let check = try await cluster.doctor("rules", "check", rules, "--nodes", "0")
                #expect(check.exit == 0, "\(check.text)")
                let odd = cluster.members[1]
                try odd.order("CONFIG", "SET", "timeout", "77")
                let scan = try await cluster.scan(from: nil, "--rules", rules)
                let finding = try #require(scan.report.findings(of: "ours/renamed-dump").first, "\(scan.run.text)")
                #expect(finding.nodes == [odd.name] && finding.severity == "critical" && scan.run.exit == 1)
                #expect(finding.message == "\(odd.name) drops idle clients after 77 s")
                #expect(finding.evidence.map(\.text) == ["timeout \"77\""])
                let without = try await cluster.scan()
                #expect(without.report.findings(of: "ours/renamed-dump").isEmpty)

                let explain = try await cluster.doctor("explain", "ours/renamed-dump", "--rules", rules)
                #expect(explain.exit == 0 && explain.output.contains("Because we say so."))
                let again = try await cluster.doctor("rules", "new", "ours/renamed-dump", "--dir", rules)
                #expect(again.exit == 64 && again.errors.contains("already"))
            }
        }

        @Test("hostile and broken rules of a folder are counted and named, and the scan goes on")
        func hostile() async throws {
            try await TestCluster.with(3) { cluster in
                let texts = [
                    "attach": "ATTACH '/etc/passwd' AS p", "pragma": "PRAGMA query_only = OFF",
                    "writes": "DELETE FROM node RETURNING node",
                    "loads": "SELECT load_extension('/tmp/x.so') AS node FROM node",
                    "recurses":
                        "WITH RECURSIVE n(node) AS (SELECT 1 UNION ALL SELECT node + 1 FROM n) SELECT node FROM n",
                    "floods": "SELECT a.field AS node FROM info AS a, info AS b",
                    "hangs":
                        "SELECT COUNT(*) AS node FROM info AS a, info AS b, info AS c, info AS d WHERE a.value > b.value || c.value || d.value",
                ]
                mkdir(cluster.folder.file("evil"), 0o700)
                mkdir(cluster.folder.file("evil/bad"), 0o700)
                for (name, sql) in texts {
                    let rule = Self.rule.replacing("SELECT c.node AS node, c.value AS value\n", with: sql + " --\n")
                        .replacing("  FROM config AS c\n  WHERE c.name = 'timeout' AND c.value = '77'\n", with: "")
                        .replacing("{node:node} drops idle clients after {value} s", with: name)
                        .replacing("evidence: [{ node: node, config: timeout }]\n", with: "")
                    try cluster.folder.write(rule, to: "evil/bad/\(name).yaml")
                }
                try cluster.folder.write("title: [no rule\n", to: "evil/bad/unreadable.yaml")
                let run = try await cluster.doctor(
                    "scan",
                    cluster.names[0],
                    "--format",
                    "json",
                    "--rules",
                    cluster.folder.file("evil")
                )
                let report = try ScanReport(run)
                let broken = Dictionary((report.rules.broken ?? []).map { ($0.rule, $0.because) }) { first, _ in first }
                #expect(Set(broken.keys) == Set((texts.keys + ["unreadable"]).map { "bad/\($0)" }), "\(broken)")
                #expect(broken["bad/attach"]?.contains("a rule may not attach another database") == true)
                #expect(broken["bad/hangs"]?.contains("it was stopped after 1.0 s") == true)
                #expect(broken["bad/floods"]?.contains("it gives more than 10000 rows") == true)
                #expect(report.cluster.reachable == 3 && report.rules.clean > 80)
                #expect(run.errors.contains("unreadable.yaml:"), "the mistake is told with its place")
                let words = try await cluster.doctor(
                    "scan",
                    cluster.names[0],
                    "-v",
                    "--rules",
                    cluster.folder.file("evil")
                )
                #expect(
                    words.output.contains("8 broken") && words.output.contains("bad/recurses: a rule does not recurse")
                )
            }
        }

        private static let rule = """
            title: Idle clients are dropped after an odd time
            severity: critical
            applies: ">=3.0"
            key: [node]
            sql: |
              SELECT c.node AS node, c.value AS value
              FROM config AS c
              WHERE c.name = 'timeout' AND c.value = '77'
            message: "{node:node} drops idle clients after {value} s"
            impact: clients wonder
            explain: Because we say so.
            evidence: [{ node: node, config: timeout }]
            tests:
              - name: odd
                given: { config: [{ node: "h:1", name: timeout, value: "77" }] }
                expect: [{ node: "h:1" }]
              - name: usual
                given: { config: [{ node: "h:1", name: timeout, value: "0" }, { node: "h:1", name: hz, value: "77" }] }
                expect: []

            """
    }
}
