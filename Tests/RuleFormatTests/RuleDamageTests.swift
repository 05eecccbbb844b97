import RuleFormat
import TestSupport
import Testing

/// Rule files with damage: a rule or problems that name a line, and never the end of us.
@Suite struct RuleDamageTests {
    @Test("three thousand damaged rule files")
    func damaged() {
        var damage = ByteDamage(11)
        var refused = 0
        for _ in 0..<3_000 {
            let text = String(decoding: damage.damaged(Array(RuleTexts.good.utf8)), as: UTF8.self)
            do throws(RuleProblems) {
                _ = try RuleReader.read(text, id: "area/name", file: "name.yaml")
            } catch {
                refused += 1
                #expect(!error.problems.isEmpty)
            }
        }
        #expect((500..<3_000).contains(refused), "\(refused)")
    }
}
