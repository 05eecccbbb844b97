import Facts
import GRDB
import RuleFormat
import Rules
import SampleCluster
import Testing

/// Rules of an operator's folder are hostile input: each of these is stopped, named, and harms nothing.
///
/// One after the other, for SQLite counts the memory of the whole process.
@Suite(.serialized) struct HostileRuleTests {
    /// Evaluates a rule of an operator beside a good one, on forty nodes, and checks that both facts and neighbour are whole.
    private func reason(_ sql: String, _ change: (inout Rule) -> Void = { _ in }) throws -> String {
        let store = try FactStore()
        try store.add((1...40).map { NodeFact.sample("h:\($0)") })
        var rule = SampleRule.rule("a/hostile", sql: sql)
        rule.isUserMade = true
        change(&rule)
        let outcomes = try RuleEngine(store: store).evaluate([rule, SampleRule.rule("b/good")])
        #expect(outcomes[1].rows.count == 40, "the neighbour goes on")
        #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM node") } == 40, "nothing is lost")
        // The store can still be written to.
        try store.add([NodeFact.sample("h:41")])
        guard case .broken(let reason) = outcomes[0].status else { throw NotStopped(status: outcomes[0].status) }
        return reason
    }

    @Test(
        "a rule that does not only read fact tables is refused by its kind",
        arguments: [
            ("ATTACH '/etc/passwd' AS p", "a rule may not attach another database"),
            ("DETACH main", "a rule may not attach another database"),
            ("PRAGMA query_only = OFF", "a rule may not use PRAGMA"),
            ("SELECT * FROM pragma_database_list", "a rule only reads fact tables"),
            ("SELECT load_extension('/tmp/x.so') AS node FROM node", "a rule may not call load_extension()"),
            ("SELECT randomblob(1000000000) AS node FROM node", "a rule may not call randomblob()"),
            ("SELECT zeroblob(1000000000) AS node FROM node", "a rule may not call zeroblob()"),
            ("DELETE FROM node RETURNING node", "a rule only reads; this writes to 'node'"),
            ("UPDATE node SET state = 'x'", "a rule only reads; this writes to 'node'"),
            ("INSERT INTO node (node) VALUES ('x')", "a rule only reads; this writes to 'node'"),
            ("DROP TABLE node", "a rule only reads"),
            ("CREATE TABLE t (x)", "a rule only reads"),
            ("CREATE TEMP TABLE t (x)", "a rule only reads"),
            ("BEGIN IMMEDIATE", "a rule has no transactions"),
            ("SAVEPOINT s", "a rule has no transactions"),
            ("VACUUM INTO '/tmp/hostile-rule.db'", "a rule only reads"),
            ("SELECT node FROM node; DROP TABLE node", "a rule is one query, and here begins another"),
            ("SELECT sql AS node FROM sqlite_master", "'sqlite_master' is no fact table"),
            (
                "WITH RECURSIVE n(node) AS (SELECT 1 UNION ALL SELECT node + 1 FROM n) SELECT node FROM n",
                "a rule does not recurse"
            ),
            ("", "there is no query"),
        ]
    )
    func refused(sql: String, why: String) throws {
        #expect(try reason(sql).hasPrefix("a/hostile: \(why)"))
    }

    @Test("an endless join is stopped when its time is over")
    func endless() throws {
        let tables = ["a", "b", "c", "d", "e", "f"].map { "node AS \($0)" }.joined(separator: ", ")
        let start = ContinuousClock.now
        let sql =
            "SELECT COUNT(*) AS node FROM \(tables) WHERE a.node || b.node || c.node || d.node || e.node || f.node = 'x'"
        #expect(try reason(sql) == "a/hostile: it was stopped after 1.0 s")
        #expect(ContinuousClock.now - start < .seconds(4))
    }

    @Test("more rows than anybody reads break the rule")
    func rows() throws {
        let sql = "SELECT a.node AS node FROM node AS a, node AS b, node AS c"
        #expect(try reason(sql) == "a/hostile: it gives more than 10000 rows")
    }

    @Test("rows with a flood of text break the rule")
    func characters() throws {
        let long = String(repeating: "x", count: 20_000)
        let sql = "SELECT replace('\(long)', 'x', a.node) AS node FROM node AS a, node AS b"
        #expect(try reason(sql) == "a/hostile: its rows hold more than 4000000 characters")
    }

    @Test("one text beyond all measure is refused")
    func length() throws {
        let long = String(repeating: "x", count: 30_000)
        let sql = "SELECT length(replace(replace('\(long)', 'x', '\(long)'), 'x', 'yy')) AS node FROM node"
        #expect(try reason(sql) == "a/hostile: string or blob too big")
    }

    @Test("a sort that would fill the memory is stopped")
    func memory() throws {
        let long = String(repeating: "x", count: 20_000)
        let sql = """
            SELECT DISTINCT replace('\(long)', 'x', 'yy') || a.node || b.node || c.node AS node
            FROM node AS a, node AS b, node AS c ORDER BY node DESC LIMIT 1
            """
        let reason = try reason(sql)
        #expect(
            [
                "a/hostile: it was stopped when it took more than 128 MB of memory",
                "a/hostile: it was stopped after 1.0 s",
            ]
            .contains(reason)
        )
    }

    @Test("a query longer or deeper than any rule is refused")
    func size() throws {
        let long = "SELECT node FROM node WHERE node <> '" + String(repeating: "x", count: 100_000) + "'"
        #expect(try reason(long).hasPrefix("a/hostile: "))
        let deep =
            "SELECT node FROM node WHERE " + String(repeating: "(", count: 500) + "1"
            + String(repeating: ")", count: 500)
        #expect(try reason(deep).hasPrefix("a/hostile: "))
    }
}

private struct NotStopped: Error {
    let status: RuleOutcome.Status
}
