import TestSupport
import Testing

extension RealClusters {
    /// A user who may ask only part of the questions.
    @Suite struct FewRightsTests {
        @Test("what was not evaluated is listed, and the ACL line that would change it")
        func fewRights() async throws {
            try await TestCluster.with(3) { cluster in
                for member in cluster.members {
                    try member.order("ACL", "SETUSER", "some", "on", ">somepw", "+ping", "+info", "+cluster")
                    try member.order("ACL", "SETUSER", "few", "on", ">fewpw", "+ping", "+info")
                }
                let run = try await cluster.doctor("scan", cluster.names[0], "--user", "some", "-v", password: "somepw")
                #expect(run.exit == 2, "\(run.text)")
                #expect(run.text.contains("not allowed"))
                #expect(run.text.contains("not evaluated"))
                #expect(run.text.contains("ACL SETUSER NAME "))

                // Without the files of this machine, which would answer in the place of CONFIG GET.
                let json = try await cluster.scan(from: nil, "--no-host", "--user", "some", password: "somepw")
                #expect(json.report.verdict == "incomplete")
                let rules = json.run.output
                #expect(rules.contains("\"rule\" : \"replication/masterauth-missing\""))
                #expect(rules.contains("\"aclLine\" : \"ACL SETUSER NAME "))
                let unasked = json.report.rules.notEvaluated.filter { $0.because.contains("NOPERM") }
                #expect(unasked.count >= 10)
                // Each says what could not be asked; those that a full scan could not evaluate either have other reasons.
                let refusals = [
                    "CONFIG GET", "CLIENT LIST", "SLOWLOG", "ACL", "LATENCY", "MEMORY", "MODULE", "FUNCTION",
                ]
                #expect(unasked.allSatisfy { rule in refusals.contains { rule.because.contains($0) } }, "\(unasked)")
                let all = json.report.rules
                let broad = try await cluster.scan(from: nil, "--no-host").report.rules
                #expect(all.evaluated + all.notEvaluated.count == broad.evaluated + broad.notEvaluated.count)
                let others = Set(all.notEvaluated.map(\.rule)).subtracting(unasked.map(\.rule))
                let notEvaluated = Set(broad.notEvaluated.map(\.rule))
                #expect(others.isSubset(of: notEvaluated), "\(others.subtracting(notEvaluated))")
                #expect(notEvaluated.isSubset(of: all.notEvaluated.map(\.rule)))

                let refused = try await cluster.doctor("scan", cluster.names[0], "--user", "few", password: "fewpw")
                #expect(refused.exit == 77)
                #expect(refused.text.contains("lacks rights"), "\(refused.text)")
                #expect(!refused.text.contains("another password"))

                // The advised line, as it is printed, makes the scan complete.
                let words = try #require(run.text.split(separator: "\n").first { $0.contains("ACL SETUSER NAME ") })
                    .split(separator: " ").dropFirst(3).map(String.init)
                for member in cluster.members {
                    try member.askAll([["ACL", "SETUSER", "few"] + words])
                }
                let full = try await cluster.doctor("scan", cluster.names[0], "--user", "few", password: "fewpw")
                #expect(full.exit == 0, "\(full.text)")
            }
        }
    }
}
