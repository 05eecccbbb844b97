import Diagnosis
import Facts
import RuleFormat
import Rules
import SampleCluster
import Testing

@Suite struct ReportPolicyTests {
    private let rule = SampleRule.rule("a/b", severity: .critical, explains: ["c/d"])

    private func diagnosis(_ nodes: [String?], _ policy: ReportPolicy) throws -> Diagnosis {
        let outcomes = [Diagnosing.outcome(rule, nodes), Diagnosing.outcome(SampleRule.rule("c/d"), ["h:1"])]
        return try Diagnosis(outcomes: outcomes, store: FactStore(), policy: policy)
    }

    @Test("a muted finding is there, marked, and counts for nothing")
    func muted() throws {
        let mute = RuleMute(rule: "a/b", key: ["node": "h:1"], reason: "known to us")
        let found = try diagnosis(["h:1", "h:2"], ReportPolicy(mutes: [mute], today: "2026-06-01"))
        #expect(found.finding("a/b", "h:1")?.muted == "known to us" && found.finding("a/b", "h:2")?.muted == nil)
        #expect(found.findings.count == 3 && found.mutedCount == 1 && found.notes.isEmpty)
        #expect(found.problems.flatMap(\.findings).map(\.nodes) == [["h:2"], ["h:1"]])
        let all = try diagnosis(["h:1"], ReportPolicy(mutes: [RuleMute(rule: "a/b", reason: "r")], today: "2026-06-01"))
        #expect(all.verdict == .errors, "only c/d is left")
    }

    @Test("what is muted hides nothing that is not")
    func hidesNothing() throws {
        let plain = try diagnosis(["h:1"], ReportPolicy())
        #expect(plain.finding("c/d")?.causedBy == plain.finding("a/b")?.id)
        let muted = try diagnosis(
            ["h:1"],
            ReportPolicy(mutes: [RuleMute(rule: "a/b", reason: "r")], today: "2026-06-01")
        )
        #expect(muted.finding("c/d")?.causedBy == nil && muted.problems.map(\.rule.id) == ["c/d"])
    }

    @Test("a mute ends after its last day, and says so", arguments: [("2026-06-01", true), ("2026-06-02", false)])
    func ends(today: String, holds: Bool) throws {
        let mute = RuleMute(rule: "a/b", reason: "r", until: "2026-06-01")
        let found = try diagnosis(["h:1"], ReportPolicy(mutes: [mute], today: today))
        #expect(found.mutedCount == (holds ? 1 : 0))
        #expect(found.notes == (holds ? [] : ["the mute of a/b ended on 2026-06-01"]))
    }

    @Test("a mute is lifted when there are more than were accepted, and all of them count again")
    func grows() throws {
        let policy = ReportPolicy(mutes: [RuleMute(rule: "a/b", reason: "r", count: 2)], today: "2026-06-01")
        #expect(try diagnosis(["h:1", "h:2"], policy).mutedCount == 2)
        let found = try diagnosis(["h:1", "h:2", "h:3"], policy)
        #expect(found.mutedCount == 0)
        #expect(found.notes == ["the mute of a/b is lifted: it was for 2, and now there are 3"])
    }

    @Test("what the baseline has is known, and only what is new counts")
    func baseline() throws {
        let before = try diagnosis(["h:1"], ReportPolicy())
        let policy = ReportPolicy(baseline: (file: "old.rcd", findings: Set(before.findings.map(\.id))))
        let same = try diagnosis(["h:1"], policy)
        #expect(same.problems.isEmpty && same.verdict == .healthy && same.mutedCount == 2)
        #expect(same.findings.allSatisfy { $0.muted == "known since old.rcd" })
        let more = try diagnosis(["h:1", "h:2"], policy)
        #expect(more.problems.flatMap(\.findings).map(\.nodes) == [["h:2"]] && more.verdict == .critical)
    }

    @Test("words that can't be filled break their rule alone")
    func brokenWords() throws {
        let bad = SampleRule.rule("a/bad", message: "{node:colour}")
        let found = try Diagnosis(
            outcomes: [Diagnosing.outcome(bad, ["h:1"]), Diagnosing.outcome(SampleRule.rule("c/d"), ["h:1"])],
            store: FactStore()
        )
        #expect(found.findings.map(\.rule.id) == ["c/d"])
        guard case .broken(let reason) = found.outcomes[0].status else {
            Issue.record("not broken")
            return
        }
        #expect(reason.hasPrefix("a/bad: unknown formatter in {node:colour}"))
    }
}
