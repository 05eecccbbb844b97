import Diagnosis
import Facts
import RuleFormat
import Rules
import SampleCluster
import Testing

/// Where causes and consequences meet, and where they only seem to.
@Suite struct SubjectsTests {
    private static let link: [RuleSubject] = [RuleSubject("a", .from), RuleSubject("b", .to)]

    private func rule(_ id: String, _ subjects: [RuleSubject], explains: [String] = []) -> Rule {
        var rule = SampleRule.rule(id, key: ["a", "b"], message: "{a} {b}", explains: explains)
        rule.subjects = subjects
        return rule
    }

    /// Whether the second finding is told below the first, in a cluster where h:4 and h:5 are replicas of h:1.
    private func folds(
        _ cause: ([RuleSubject], String?, String?),
        _ consequence: ([RuleSubject], String?, String?)
    ) throws -> Bool {
        let store = try FactStore()
        var members = [MemberFact.sample("h:1"), .sample("h:2")]
        for node in ["h:4", "h:5"] {
            var member = MemberFact.sample(node, isReplica: true)
            member.master = "h:1"
            members.append(member)
        }
        try store.add(members)
        func outcome(_ rule: Rule, _ a: String?, _ b: String?) -> RuleOutcome {
            let cells: [FactValue] = [a, b].map { $0.map { .text($0) } ?? .null }
            return RuleOutcome(rule: rule, status: .fired([ResultRow(columns: ["a", "b"], values: cells)]))
        }
        let diagnosis = try Diagnosis(
            outcomes: [
                outcome(rule("a/cause", cause.0, explains: ["b/effect"]), cause.1, cause.2),
                outcome(rule("b/effect", consequence.0), consequence.1, consequence.2),
            ],
            store: store
        )
        return diagnosis.finding("b/effect")?.causedBy != nil
    }

    @Test("a frozen replica that names its master explains its own link, and not its sibling's")
    func sibling() throws {
        let frozen: [RuleSubject] = ["a", RuleSubject("b", .about)]
        #expect(try folds((frozen, "h:4", "h:1"), (Self.link, "h:4", "h:1")))
        #expect(try !folds((frozen, "h:4", "h:1"), (Self.link, "h:5", "h:1")))
        #expect(try folds((frozen, "h:1", nil), (Self.link, "h:5", "h:1")), "a frozen master breaks the links to it")
    }

    @Test("a node touches its shard, and a shard its nodes; another shard is another matter")
    func shards() throws {
        let shard = [RuleSubject("a", .shard)]
        #expect(try folds((["a"], "h:4", nil), (shard, "h:1", nil)), "its replica")
        #expect(try folds((["a"], "h:1", nil), (shard, "h:1", nil)), "its master")
        #expect(try !folds((["a"], "h:2", nil), (shard, "h:1", nil)))
        #expect(try folds((shard, "h:1", nil), (["a"], "h:5", nil)))
        #expect(try !folds((shard, "h:1", nil), (["a"], "h:2", nil)))
        #expect(try folds((shard, "h:1", nil), (shard, "h:1", nil)))
        #expect(try !folds((shard, "h:1", nil), (shard, "h:2", nil)))
        #expect(try folds((shard, "h:1", nil), (Self.link, "h:4", "h:1")))
        #expect(try folds((shard, "h:1", nil), (Self.link, "h:4", nil)), "the far end is unknown")
        #expect(try !folds((shard, "h:2", nil), (Self.link, "h:4", "h:1")))
    }

    @Test("links meet at the node that makes them")
    func links() throws {
        #expect(try folds((Self.link, "h:4", "h:1"), (Self.link, "h:4", "h:1")))
        #expect(try folds((Self.link, "h:4", nil), (Self.link, "h:4", "h:1")))
        #expect(try !folds((Self.link, "h:4", "h:1"), (Self.link, "h:5", "h:1")))
        #expect(try !folds((Self.link, "h:4", "h:1"), (Self.link, "h:4", "h:2")))
        #expect(try !folds((Self.link, "h:4", "h:1"), (Self.link, "h:1", "h:4")), "the other direction")
        #expect(try folds((Self.link, "h:4", "h:1"), (["a"], "h:4", nil)))
        #expect(try folds((Self.link, "h:4", "h:1"), (["a"], "h:1", nil)))
        #expect(try !folds((Self.link, "h:4", "h:1"), (["a"], "h:5", nil)))
        #expect(try folds((Self.link, "h:4", "h:1"), ([RuleSubject("a", .shard)], "h:1", nil)))
    }

    @Test("slots decide alone where both sides have them")
    func slots() throws {
        let slots: [RuleSubject] = ["a", RuleSubject("b", .slots)]
        #expect(try folds((slots, "h:1", "0-100"), (slots, "h:2", "50-60")))
        #expect(try !folds((slots, "h:1", "0-100"), (slots, "h:1", "101-200")))
        #expect(try folds((slots, "h:1", "0-100"), (["a"], "h:1", nil)))
        #expect(try !folds((slots, "h:1", "0-100"), (slots, nil, "200-300")), "no node, and yet not the whole cluster")
    }

    @Test("what is named only is shown, and meets nothing")
    func about() throws {
        let named: [RuleSubject] = ["a", RuleSubject("b", .about)]
        #expect(try !folds((named, "h:1", "h:2"), (["a"], "h:2", nil)))
        #expect(try !folds((["a"], "h:2", nil), (named, "h:1", "h:2")))
    }

    @Test("nodes of a finding are its addresses, in order; slots are none")
    func nodes() throws {
        let rule = rule("a/b", [RuleSubject("b", .about), "a"])
        let row = ResultRow(columns: ["a", "b"], values: [.text("h:1"), .text("h:2")])
        let store = try FactStore()
        let outcome = RuleOutcome(rule: rule, status: .fired([row]))
        #expect(try Diagnosis(outcomes: [outcome], store: store).findings[0].nodes == ["h:2", "h:1"])
        let slots = self.rule("a/b", ["a", RuleSubject("b", .slots)])
        let second = RuleOutcome(rule: slots, status: .fired([row]))
        #expect(try Diagnosis(outcomes: [second], store: store).findings[0].nodes == ["h:1"])
    }
}
