import Facts
import RuleCompiler
import RuleFormat
import Rules
import Testing

@Suite struct RuleWorkshopTests {
    @Test("the skeleton of a new rule passes every check")
    func skeleton() throws {
        let text = try #require(RuleSkeleton.text(for: "clients/too-slow"))
        let file = try RuleReader.read(text, id: "clients/too-slow", file: "too-slow.yaml")
        let checker = try RuleChecker(graph: RuleGraph([file.rule]), procedures: [], clusterNodes: 20)
        #expect(try checker.problems(in: file).map(\.description) == [])
    }

    @Test(
        "an id is area/name in lower case",
        arguments: ["clients", "a/b/c", "A/b", "a/b_c", "../a/b", "a/", "/b", "a/-b"]
    )
    func ids(id: String) {
        #expect(RuleSkeleton.text(for: id) == nil)
    }

    @Test("the generated cluster has the rows of a big one, in all big tables", arguments: [6, 50])
    func generated(nodes: Int) throws {
        let store = try GeneratedStore.make(nodes: nodes)
        let counts = try RuleEngine(store: store).query(
            "SELECT (SELECT count(*) FROM node) AS n, (SELECT count(*) FROM info) / (SELECT count(*) FROM node) AS i, "
                + "(SELECT count(*) FROM config) / (SELECT count(*) FROM node) AS c, (SELECT count(DISTINCT node) FROM member) "
                + "AS m, (SELECT sum(slot_count) FROM shard) AS s"
        ).rows[0].values
        #expect(
            counts[0] == .integer(Int64(nodes)) && counts[3] == .integer(Int64(nodes)) && counts[4] == .integer(16384)
        )
        #expect((counts[1].integer ?? 0) >= 180 && (counts[2].integer ?? 0) >= 300)
    }

    @Test("a rule tells the tables and columns it reads, and what must be asked for them")
    func sheet() throws {
        var rule = try RuleReader.read(CompilerText.good, id: "a/b", file: "b.yaml").rule
        rule.sql = """
            SELECT n.node, l.master FROM node AS n JOIN replica_link AS l ON l.node = n.node
            LEFT JOIN secret AS s ON s.node = n.node WHERE l.status = 'down' AND s.is_set IS NOT 1
            """
        let sheet = try RuleSheet(rule)
        #expect(sheet.reads.map(\.table) == ["node", "replica_link", "secret"])
        #expect(sheet.reads[1].columns == ["master", "node", "status"])
        #expect(sheet.needs.map(\.table) == ["node", "replica_link"])
        #expect(sheet.needs.first { $0.table == "node" }?.questions == ["connect"])
        #expect(sheet.columns.map(\.name) == ["node", "master"] && sheet.columns.map(\.type) == ["text", "text"])
    }

    @Test("the reference names every rule, with its links, and is the same every time")
    func reference() throws {
        let rule = try RuleReader.read(CompilerText.good, id: "a/b", file: "b.yaml").rule
        var other = rule
        other.id = "c/d-e"
        other.title = "One | other"
        let text = RuleReference.text([other, rule])
        #expect(text == RuleReference.text([rule, other]) && text.hasPrefix(RuleReference.marker))
        #expect(text.contains("2 rules in 2 areas"))
        #expect(text.contains("| [d-e](#cd-e) | error | 3.0 | One \\| other |"))
        #expect(text.contains("### a/b") && text.contains("- `limit`: 30 seconds. Longest silence that is fine."))
        #expect(text.contains("Explains: [b/other](#bother)"))
    }
}
