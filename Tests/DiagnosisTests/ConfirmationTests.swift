import Diagnosis
import Facts
import RuleFormat
import Rules
import SampleCluster
import Testing

@testable import Examination

@Suite struct ConfirmationTests {
    private func rule(_ id: String, confirmed: Bool, explains: [String] = []) -> Rule {
        var rule = SampleRule.rule(id, explains: explains)
        rule.confirmMilliseconds = confirmed ? 2000 : nil
        return rule
    }

    private func kept(_ now: RuleOutcome, _ before: [RuleOutcome]) -> [String?] {
        Confirmation.keep([now], seenIn: before).flatMap(\.rows).map { $0["node"]?.text }
    }

    @Test("only what stood there the first time too is kept")
    func keep() {
        let rule = rule("a/b", confirmed: true)
        let now = Diagnosing.outcome(rule, ["h:1", "h:2"])
        #expect(kept(now, [Diagnosing.outcome(rule, ["h:2", "h:3"])]) == ["h:2"])
        #expect(kept(now, [Diagnosing.outcome(rule, [])]) == [] && kept(now, []) == [])
    }

    @Test("a rule of which nothing is left is clean")
    func clean() throws {
        let now = Diagnosing.outcome(rule("a/b", confirmed: true), ["h:1"])
        guard case .clean = try #require(Confirmation.keep([now], seenIn: []).first).status else {
            Issue.record("not clean")
            return
        }
    }

    @Test("the key decides what is the same, whatever else changed")
    func key() {
        let rule = rule("a/b", confirmed: true)
        func outcome(_ seconds: Int64) -> RuleOutcome {
            let row = ResultRow(columns: ["node", "seconds"], values: [.text("h:1"), .integer(seconds)])
            return RuleOutcome(rule: rule, status: .fired([row]))
        }
        #expect(kept(outcome(5), [outcome(3)]) == ["h:1"])
    }

    @Test("a rule without a second look keeps what it finds now")
    func certain() {
        #expect(kept(Diagnosing.outcome(rule("a/b", confirmed: false), ["h:1"]), []) == ["h:1"])
    }

    @Test("a second look is needed for what may pass, unless a certain cause explains it")
    func needed() throws {
        func needed(_ outcomes: (Rule, [String?])...) throws -> [String] {
            Confirmation.needed(by: try Diagnosing.diagnosis(outcomes)).map(\.id)
        }
        #expect(try needed((rule("b/effect", confirmed: true), ["h:1"])) == ["b/effect"])
        #expect(try needed((rule("a/cause", confirmed: false), ["h:1"])) == [])
        let effect = (rule("b/effect", confirmed: true), ["h:1"] as [String?])
        #expect(try needed((rule("a/cause", confirmed: false, explains: ["b/effect"]), ["h:1"]), effect) == [])
        #expect(
            try needed((rule("a/cause", confirmed: false, explains: ["b/effect"]), ["h:2"]), effect) == ["b/effect"]
        )
        let doubtful = (rule("a/cause", confirmed: true, explains: ["b/effect"]), ["h:1"] as [String?])
        #expect(try needed(doubtful, effect) == ["a/cause", "b/effect"])
    }
}
