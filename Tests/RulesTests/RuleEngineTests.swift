import Facts
import RuleFormat
import Rules
import SampleCluster
import Testing

@Suite struct RuleEngineTests {
    private func outcome(_ rule: Rule, _ fill: (FactStore) throws -> Void = { _ in }) throws -> RuleOutcome.Status {
        let store = try FactStore()
        try fill(store)
        return try #require(RuleEngine(store: store).evaluate([rule]).first).status
    }

    private func reason(_ status: RuleOutcome.Status) -> String? {
        if case .notEvaluated(let reason) = status { reason } else { nil }
    }

    @Test("rows are findings, with their columns in order")
    func fired() throws {
        let rule = SampleRule.rule("a/b", sql: "SELECT node, state, detail FROM node ORDER BY node")
        let status = try outcome(rule) { try $0.add([NodeFact.sample("h:2"), .sample("h:1", state: "refused")]) }
        guard case .fired(let rows) = status else {
            Issue.record("\(status)")
            return
        }
        #expect(rows.map(\.columns) == [["node", "state", "detail"], ["node", "state", "detail"]])
        #expect(
            rows.map(\.values) == [[.text("h:1"), .text("refused"), .null], [.text("h:2"), .text("answered"), .null]]
        )
        #expect(rows[0]["state"] == .text("refused") && rows[0]["other"] == nil)
    }

    @Test("no row means clean")
    func clean() throws {
        guard case .clean = try outcome(SampleRule.rule("a/b")) else {
            Issue.record("not clean")
            return
        }
    }

    @Test("a rule whose question was refused everywhere is not evaluated, with the server's words")
    func refusedEverywhere() throws {
        let rule = SampleRule.rule("a/b", sql: "SELECT node FROM secret WHERE is_set")
        let status = try outcome(rule) { store in
            try store.add([
                CollectionFact(node: "h:1", collector: .connect, status: .ok),
                CollectionFact(node: "h:1", collector: .config, status: .denied, detail: "NOPERM no CONFIG"),
                CollectionFact(node: "h:2", collector: .config, status: .denied, detail: "NOPERM no CONFIG"),
            ])
        }
        #expect(reason(status) == "CONFIG GET succeeded on no node: NOPERM no CONFIG")
    }

    @Test("one node that answered is enough to evaluate")
    func answeredOnce() throws {
        let rule = SampleRule.rule("a/b", sql: "SELECT node FROM secret")
        let status = try outcome(rule) { store in
            try store.add([
                CollectionFact(node: "h:1", collector: .config, status: .denied, detail: "NOPERM"),
                CollectionFact(node: "h:2", collector: .config, status: .ok),
            ])
        }
        #expect(reason(status) == nil)
    }

    @Test("where no node answered at all, nothing that nodes tell is clean")
    func nobodyAnswered() throws {
        let refused = CollectionFact(
            node: "h:1",
            collector: .connect,
            status: .unreachable,
            detail: "connection refused"
        )
        for table in ["info", "secret", "member", "slot_gap", "cluster_info", "replica_link"] {
            let rule = SampleRule.rule("a/b", sql: "SELECT * FROM \(table)", key: [])
            let status = try outcome(rule) { try $0.add([refused]) }
            #expect(reason(status)?.contains("succeeded on no node: connection refused") == true, "\(table)")
        }
    }

    @Test("a rule about silent nodes speaks even if all are silent")
    func allSilent() throws {
        let status = try outcome(SampleRule.rule("a/b")) { store in
            try store.add([NodeFact.sample("h:1", state: "refused")])
            try store.add([CollectionFact(node: "h:1", collector: .connect, status: .unreachable)])
        }
        guard case .fired = status else {
            Issue.record("\(status)")
            return
        }
    }

    @Test("a table that is only joined from the left need not be filled")
    func leftJoin() throws {
        let sql = "SELECT n.node FROM node AS n LEFT JOIN secret AS s ON s.node = n.node"
        let status = try outcome(SampleRule.rule("a/b", sql: sql)) { store in
            try store.add([CollectionFact(node: "h:1", collector: .config, status: .denied)])
        }
        #expect(reason(status) == nil)
    }

    @Test(
        "a rule about newer servers than any here is not evaluated",
        arguments: [(">=7.0", true), (">=7.2.7", true), (">=7.2.6", false), (">=3.0", false), (">=8", true)]
    )
    func versions(applies: String, skipped: Bool) throws {
        let status = try outcome(SampleRule.rule("a/b", applies: applies)) { store in
            try store.add([NodeFact.sample("h:1", version: applies == ">=7.0" ? 60_216 : 70_206)])
        }
        #expect(reason(status) == (skipped ? "it speaks about servers \(applies), and no node is that new" : nil))
    }

    @Test("a rule that fails is broken, and the others go on")
    func broken() throws {
        let store = try FactStore()
        try store.add([NodeFact.sample("h:1")])
        let outcomes = try RuleEngine(store: store).evaluate([
            SampleRule.rule("a/bad", sql: "SELECT node FROM nowhere"),
            SampleRule.rule("a/writes", sql: "DELETE FROM node RETURNING node"),
            SampleRule.rule("a/good"),
        ])
        guard case .broken(let text) = outcomes[0].status, case .broken = outcomes[1].status else {
            Issue.record("\(outcomes.map(\.status))")
            return
        }
        #expect(text.hasPrefix("a/bad: ") && text.contains("nowhere"))
        #expect(outcomes[2].rows.count == 1)
    }

    @Test("a rule that floods is cut")
    func flood() throws {
        let sql = "SELECT a.node AS node, b.node AS other FROM node AS a, node AS b"
        let store = try FactStore()
        try store.add((1...110).map { NodeFact.sample("h:\($0)") })
        #expect(try RuleEngine(store: store).evaluate([SampleRule.rule("a/b", sql: sql)])[0].rows.count == 10_000)
    }
}
