import Diagnosis
import Facts
import GRDB
import RuleFormat
import Rules
import SampleCluster
import Synchronization
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
        var rule = SampleRule.rule("a/b", sql: "SELECT node, NULL AS missing, 90 AS seconds FROM node")
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

    @Test("what hundreds of findings quote is read once, not once for each: a thousand sick nodes took minutes")
    func manyFindings() throws {
        let store = try FactStore()
        let names = (1...300).map { "h:\($0)" }
        try store.add(names.map { NodeFact.sample($0) })
        try store.add(names.map { InfoFact(node: $0, section: "server", field: "config_file", value: "of \($0)") })
        try store.add(names.map { SecretFact(node: $0, name: "requirepass", isSet: $0 == "h:7") })
        var rule = SampleRule.rule("a/b", sql: "SELECT node FROM node")
        rule.evidence = [.info(node: "node", field: "config_file"), .config(node: "node", name: "requirepass")]
        let outcomes = try RuleEngine(store: store).evaluate([rule])
        let asked = Mutex<[String]>([])
        try store.database.read { db in
            db.trace { event in asked.withLock { $0.append("\(event)") } }
        }
        let findings = try Diagnosis(outcomes: outcomes, store: store).findings
        #expect(findings.count == names.count)
        for finding in findings {
            let node = try #require(finding.nodes.first)
            #expect(
                finding.evidence.map(\.text) == [
                    "config_file:of \(node)", "requirepass <\(node == "h:7" ? "" : "not ")set>",
                ]
            )
        }
        for table in ["info", "secret"] {
            #expect(asked.withLock { $0.count { $0.contains("FROM \(table) WHERE") } } == 1)
        }
    }

    @Test("what nobody said is not quoted")
    func unknown() throws {
        #expect(
            try evidence([
                .info(node: "node", field: "other"), .info(node: "missing", field: "role"),
                .config(node: "node", name: "dir"),
                .text(source: "{node}", text: "{missing}"), .text(source: "{missing}", text: "words"),
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
