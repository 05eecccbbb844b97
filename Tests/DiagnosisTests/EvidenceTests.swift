import Diagnosis
import Facts
import RuleFormat
import Rules
import SampleCluster
import Testing

@Suite struct EvidenceTests {
    private func evidence(_ evidence: [RuleEvidence]) throws -> [Evidence] {
        let store = try FactStore()
        try store.add([NodeFact.sample("h:1")])
        try store.add([InfoFact(node: "h:1", section: "replication", field: "role", value: "slave")])
        try store.add([ConfigFact(node: "h:1", name: "save", value: "", origin: "live")])
        try store.add([
            SecretFact(node: "h:1", name: "masterauth", isSet: false),
            SecretFact(node: "h:1", name: "requirepass", isSet: true, valueNumber: 1),
        ])
        var rule = SampleRule.rule("a/b", sql: "SELECT node, NULL AS nothing, 90 AS seconds FROM node")
        rule.evidence = evidence
        let outcomes = try RuleEngine(store: store).evaluate([rule])
        return try #require(Diagnosis(outcomes: outcomes, store: store).findings.first).evidence
    }

    @Test("lines of INFO and settings are quoted word for word")
    func quoted() throws {
        #expect(
            try evidence([.info(node: "node", field: "role"), .config(node: "node", name: "save")]) == [
                Evidence(source: "h:1 INFO replication", text: "role:slave"),
                Evidence(source: "h:1 CONFIG GET save", text: "save \"\""),
            ]
        )
    }

    @Test("a password is quoted as set or not set")
    func secrets() throws {
        let found = try evidence([
            .config(node: "node", name: "masterauth"), .config(node: "node", name: "requirepass"),
        ])
        #expect(found.map(\.text) == ["masterauth <not set>", "requirepass <set>"])
    }

    @Test("what nobody said is not quoted")
    func unknown() throws {
        #expect(
            try evidence([
                .info(node: "node", field: "other"), .info(node: "nothing", field: "role"),
                .config(node: "node", name: "dir"),
                .text(source: "{node}", text: "{nothing}"), .text(source: "{nothing}", text: "words"),
            ]) == []
        )
    }

    @Test("words are filled from the row")
    func words() throws {
        #expect(
            try evidence([.text(source: "{node} since", text: "{seconds:duration}")]) == [
                Evidence(source: "h:1 since", text: "90 s")
            ]
        )
    }
}
