import RuleFormat
import Testing

@Suite struct SQLTokensTests {
    @Test(
        "conditions are cut at their ANDs, not at those of BETWEEN, of brackets or of CASE",
        arguments: [
            ("SELECT 1 FROM a WHERE x = 1 AND y = 2", ["x = 1", "y = 2"]),
            ("SELECT 1 FROM a WHERE x BETWEEN 1 AND 2 AND y", ["x BETWEEN 1 AND 2", "y"]),
            ("SELECT 1 FROM a WHERE (x AND y) OR z", ["(x AND y) OR z"]),
            ("SELECT 1 FROM a WHERE CASE WHEN x AND y THEN 1 END AND z", ["CASE WHEN x AND y THEN 1 END", "z"]),
            (
                "SELECT 1 FROM a JOIN b ON a.x = b.x AND b.y LEFT JOIN c ON c.z WHERE w GROUP BY v HAVING count(*) > 1",
                ["a.x = b.x", "b.y", "c.z", "w", "count(*) > 1"]
            ),
            (
                "SELECT 1 FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.x AND b.y) AND a.z",
                ["EXISTS (SELECT 1 FROM b WHERE b.x AND b.y)", "a.z", "b.x", "b.y"]
            ),
            (
                "SELECT 1 FROM a -- WHERE no\nWHERE x = 'a AND b' /* AND c */ AND y ORDER BY z",
                ["x = 'a AND b'", "y"]
            ),
            ("WITH q AS (SELECT 1 FROM a WHERE x) SELECT 1 FROM q WHERE y", ["x", "y"]),
            ("SELECT count(*) FILTER (WHERE x) OVER (PARTITION BY y) FROM a", ["x"]),
        ]
    )
    func conjuncts(sql: String, wanted: [String]) {
        let bytes = Array(sql.utf8)
        let found = SQLTokens(sql).conjuncts.map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(found.sorted() == wanted.sorted())
    }

    @Test(
        "optional are the tables that stand behind LEFT JOIN alone",
        arguments: [
            ("SELECT 1 FROM a LEFT JOIN b ON 1", ["b"]),
            ("SELECT 1 FROM a LEFT OUTER JOIN b ON 1 JOIN c ON 1", ["b"]),
            ("SELECT 1 FROM a LEFT JOIN b ON 1 JOIN b AS again ON 1", []),
            ("SELECT 1 FROM a LEFT JOIN (SELECT x FROM b JOIN c ON 1) AS d ON 1 JOIN e ON 1", ["b", "c"]),
            ("SELECT 1 FROM a, b LEFT JOIN c ON 1", ["c"]),
            ("SELECT 1 FROM a WHERE NOT EXISTS (SELECT 1 FROM b)", []),
            ("SELECT 'LEFT JOIN b' FROM a", []),
        ] as [(String, Set<String>)]
    )
    func optional(sql: String, wanted: Set<String>) {
        #expect(SQLTokens(sql).optionalTables == wanted)
    }

    @Test(
        "a name that WITH gives is no table",
        arguments: [
            ("WITH x AS (SELECT 1 FROM a) SELECT 1 FROM x JOIN b ON 1", ["a", "b"]),
            ("WITH x(i, j) AS (SELECT 1, 2 FROM a), y AS (SELECT 1 FROM x, c) SELECT 1 FROM y", ["a", "c"]),
            ("SELECT 1 FROM a LEFT JOIN b ON 1 WHERE NOT EXISTS (SELECT 1 FROM c)", ["a", "c"]),
            ("WITH", []), ("WITH x (", []),
        ] as [(String, Set<String>)]
    )
    func required(sql: String, wanted: Set<String>) {
        #expect(SQLTokens(sql).requiredTables == wanted)
    }

    @Test(
        "a table is decisive only where it is plain that nothing comes of nothing",
        arguments: [
            ("SELECT 1 FROM a JOIN b ON 1 LEFT JOIN c ON 1 WHERE NOT EXISTS (SELECT 1 FROM d)", ["a", "b"]),
            ("SELECT COUNT(*) AS n FROM a", []), ("SELECT COUNT(*) AS n FROM a GROUP BY x", ["a"]),
            ("SELECT 1 FROM a UNION SELECT 1 FROM b", []), ("SELECT 1 FROM a, b UNION ALL SELECT 1 FROM b", ["b"]),
            ("SELECT 1 FROM (SELECT 1 FROM a) AS x JOIN b ON 1", ["a", "b"]),
            ("SELECT 1 FROM a EXCEPT SELECT 1 FROM b", []),
            ("SELECT COALESCE(MIN(x), 0) AS n FROM a", []), ("SELECT 1 FROM a HAVING SUM(x) IS NULL", []),
            ("SELECT COUNT(*) AS n FROM a HAVING COUNT(*) >= 2", ["a"]),
            ("SELECT 1 FROM a HAVING SUM(x) IS NULL OR COUNT(*) > 0 AND COUNT(*) > 0", []),
            ("SELECT 1 FROM a HAVING COUNT(*) >= 0", []),
            ("SELECT COUNT(*) OVER () AS n FROM a", ["a"]),
            ("SELECT (SELECT MAX(x) FROM b) AS x FROM a", ["a"]), ("SELECT 1 FROM a LEFT OUTER JOIN b ON 1", ["a"]),
            ("WITH x AS (SELECT 1 FROM a), n AS (SELECT COUNT(*) FROM b) SELECT 1 FROM x JOIN n ON 1", ["a"]),
            ("WITH RECURSIVE x AS (SELECT 1 FROM a UNION SELECT 1 FROM x) SELECT 1 FROM x", []),
            ("WITH x AS (SELECT 1 FROM x) SELECT 1 FROM x", []), ("", []), ("FROM", []), ("(", []),
        ] as [(String, Set<String>)]
    )
    func decisive(sql: String, wanted: Set<String>) {
        #expect(SQLTokens(sql).decisiveTables == wanted)
    }

    @Test("words inside of texts, names and comments are no keywords")
    func banned() {
        #expect(SQLTokens("SELECT 'using' AS \"natural\" FROM a -- using\n").bannedJoins.isEmpty)
        #expect(SQLTokens("SELECT 1 FROM a natural JOIN b using (x)").bannedJoins.map(\.text) == ["natural", "using"])
        #expect(SQLTokens("SELECT :a, ?, @b, 'it''s :c'").parameters.map(\.text) == [":a", "?", "@b"])
    }
}
