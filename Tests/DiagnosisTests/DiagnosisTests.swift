import Facts
import RuleFormat
import Rules
import SampleCluster
import Testing

@testable import Diagnosis

@Suite struct DiagnosisTests {
    @Test("the id of a finding is the same in every run and every version")
    func stableID() throws {
        let finding = try #require(Diagnosing.diagnosis([(SampleRule.rule("a/b"), ["h:1"])]).findings.first)
        #expect(finding.id == Fingerprint.of(finding.rule, finding.row))
        #expect(finding.id == "PINNED")
    }

    @Test("ids hang on the rule and the key columns, and on nothing else")
    func identity() {
        let rule = SampleRule.rule("a/b")
        func id(_ rule: Rule, _ node: FactValue, _ other: Int64 = 1) -> String {
            Fingerprint.of(rule, ResultRow(columns: ["node", "other"], values: [node, .integer(other)]))
        }
        var reworded = SampleRule.rule("a/b", severity: .notice, message: "other words")
        reworded.explain = "other"
        #expect(id(rule, .text("h:1"), 1) == id(reworded, .text("h:1"), 2))
        let ids = [
            id(rule, .text("h:1")), id(rule, .text("h:2")), id(rule, .null), id(SampleRule.rule("a/c"), .text("h:1")),
            id(SampleRule.rule("a/b", key: ["node", "other"]), .text("h:1")),
        ]
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.count == 16 && $0.allSatisfy(\.isHexDigit) })
    }

    @Test("two rows with one key are one finding")
    func duplicates() throws {
        let diagnosis = try Diagnosing.diagnosis([
            (SampleRule.rule("a/cause", explains: ["b/effect"]), ["h:1", "h:1"]),
            (SampleRule.rule("b/effect"), ["h:1"]),
        ])
        #expect(diagnosis.findings.map(\.rule.id) == ["a/cause", "b/effect"])
        #expect(diagnosis.problems.count == 1 && diagnosis.problems[0].consequences.count == 1)
    }

    @Test("the worst comes first; findings of one rule stand together, by node")
    func order() throws {
        let diagnosis = try Diagnosing.diagnosis([
            (SampleRule.rule("a/notice", severity: .notice), ["h:1"]), (SampleRule.rule("b/error"), ["h:3", "h:2"]),
            (SampleRule.rule("c/error"), ["h:1"]), (SampleRule.rule("d/critical", severity: .critical), ["h:1"]),
        ])
        #expect(
            diagnosis.findings.map { "\($0.rule.id) \($0.nodes[0])" } == [
                "d/critical h:1", "b/error h:2", "b/error h:3", "c/error h:1", "a/notice h:1",
            ]
        )
        #expect(diagnosis.problems.map(\.rule.id) == ["d/critical", "b/error", "c/error", "a/notice"])
        #expect(diagnosis.problems[1].findings.count == 2)
    }

    @Test("a problem is as bad as its root, and consequences are not counted")
    func counts() throws {
        let diagnosis = try Diagnosing.diagnosis([
            (SampleRule.rule("a/cause", severity: .warning, explains: ["b/effect"]), ["h:1"]),
            (SampleRule.rule("b/effect", severity: .critical), ["h:1"]),
        ])
        #expect(diagnosis.count(.warning) == 1 && diagnosis.count(.critical) == 0)
    }

    @Test("results stand beside the facts")
    func write() throws {
        let store = try FactStore()
        let outcomes = [
            Diagnosing.outcome(SampleRule.rule("a/b"), ["h:1"]), Diagnosing.outcome(SampleRule.rule("c/d"), []),
            RuleOutcome(rule: SampleRule.rule("e/f"), status: .notEvaluated("why")),
            RuleOutcome(rule: SampleRule.rule("g/h"), status: .broken("how")),
        ]
        try Diagnosis(outcomes: outcomes, store: store).write(to: store)
        let rules = [
            SampleRule.rule("x/finding", sql: "SELECT rule AS node, nodes, severity, caused_by FROM finding"),
            SampleRule.rule("x/result", sql: "SELECT rule AS node, status, detail FROM rule_result ORDER BY rule"),
        ]
        let read = try RuleEngine(store: store).evaluate(rules)
        #expect(read[0].rows.map(\.values) == [[.text("a/b"), .text("h:1"), .text("error"), .null]])
        #expect(read[1].rows.map { $0["status"]?.text } == ["fired", "clean", "not_evaluated", "broken"])
        #expect(read[1].rows.map { $0["detail"]?.text } == [nil, nil, "why", "how"])
    }
}
