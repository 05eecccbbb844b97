import Facts
import Foundation
import Reports
import SampleCluster
import TestSupport
import Testing

@Suite struct JSONReportTests {
    private func schema() throws -> JSONSchema {
        JSONSchema(try JSON(parsing: Data(ProjectFolder.text("fixtures/schema/report-1.schema.json").utf8)))
    }

    private func document(_ store: FactStore) throws -> JSON {
        try JSON(parsing: JSONReport.data(SampleReport.report(store)))
    }

    @Test("the reports of a healthy and of a broken cluster, and of nothing at all, keep the contract")
    func valid() throws {
        #expect(try schema().problems(in: document(SampleReport.brokenStore())) == [])
        #expect(try schema().problems(in: document(SampleReport.healthyStore())) == [])
        #expect(try schema().problems(in: document(FactStore())) == [])
    }

    @Test("the report says what was found")
    func content() throws {
        let report = try document(SampleReport.brokenStore())
        #expect(report["verdict"]?.string == "critical" && report["cluster"]?["state"]?.string == "ok")
        #expect(report["cluster"]?["slots_served"]?.number == 16384 && report["cluster"]?["reachable"]?.number == 6)
        #expect(
            report["source"]?["seconds"]?.number == 0.123
                && report["source"]?["targets"]?[0]?.string == "127.0.0.1:9001"
        )
        let findings = try #require(report["findings"]?.array)
        #expect(
            findings.map { $0["rule"]?.string ?? "" } == [
                "auth/password-missing", "auth/password-missing", "replication/link-down", "replication/link-down",
            ]
        )
        let cause = findings[0]
        #expect(cause["key"] == .object(["replica": .string("127.0.0.1:9004")]) && cause["causedBy"] == .null)
        #expect(cause["data"]?["down_seconds"] == .number(200) && findings[1]["data"]?["down_seconds"] == .null)
        #expect(findings[2]["causedBy"] == cause["id"] && cause["causes"]?[0] == findings[2]["id"])
        #expect(cause["evidence"]?[0]?["text"]?.string == "master_link_status:down")
        #expect(cause["evidence"]?[1]?["text"]?.string == "masterauth <not set>")
        #expect(cause["fix"]?["steps"]?[0]?["run"]?.string == "CONFIG SET masterauth <masterauth>")
        #expect(report["rules"]?["evaluated"]?.number == 3 && report["rules"]?["fired"]?.number == 2)
        #expect(report["rules"]?["notEvaluated"]?[0]?["rule"]?.string == "z/unseen")
        #expect(report["problems"]?.array?.count == 1 && report["problems"]?[0]?["consequences"]?.array?.count == 2)
    }

    @Test(
        "each promise of the contract is one that the schema checks",
        arguments: [
            (["schema"], JSON.number(2)), (["schema"], nil), (["tool", "name"], .string("other")),
            (["verdict"], .string("fine")),
            (["findings"], nil), (["source", "started"], .string("yesterday")), (["source", "kind"], .string("dead")),
            (["cluster", "nodes"], .number(-1)), (["cluster", "nodes"], .number(1.5)), (["cluster", "state"], .null),
            (["findings", "0", "severity"], .string("fatal")), (["findings", "0", "id"], .string("7")),
            (["findings", "0", "muted"], .string("no")), (["findings", "0", "causedBy"], .string("somebody")),
            (["findings", "0", "causedBy"], nil), (["findings", "0", "fix"], .null),
            (["findings", "0", "fix", "risk"], nil),
            (["findings", "0", "fix", "steps", "0", "undo"], nil),
            (["findings", "0", "evidence", "0", "source"], .number(1)),
            (["findings", "0", "nodes"], .string("127.0.0.1:9004")), (["rules", "notEvaluated", "0", "because"], nil),
            (["collection", "0", "status"], .string("good")), (["collection", "0", "ms"], nil),
        ] as [([String], JSON?)]
    )
    func rejected(path: [String], value: JSON?) throws {
        let good = try document(SampleReport.brokenStore())
        let bad = good.replacing(path[...], with: value)
        try #require(bad != good)
        #expect(try schema().problems(in: bad).count == 1)
    }

    @Test("keys may be added anywhere")
    func added() throws {
        let report = try document(SampleReport.brokenStore())
            .replacing(["news"], with: .string("x")).replacing(["findings", "0", "news"], with: .null)
        #expect(try schema().problems(in: report) == [])
    }

    @Test("a number that JSON can't hold is unknown, and does not cost the report")
    func infinite() throws {
        let rule = SampleRule.rule("a/b", sql: "SELECT '127.0.0.1:9001' AS node, 9e999 AS ratio")
        let data = try JSONReport.data(SampleReport.report(SampleReport.healthyStore(), rules: [rule]))
        #expect(try JSON(parsing: data)["findings"]?[0]?["data"]?["ratio"] == .null)
    }
}
