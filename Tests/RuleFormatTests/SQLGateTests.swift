import RuleFormat
import Testing

/// What must hold besides that there are rows, or else a query has none.
@Suite struct SQLGateTests {
    @Test(
        "conditions that speak of one table alone are asked ahead",
        arguments: [
            ("SELECT 1 FROM a AS x", nil),
            ("SELECT 1 FROM a AS x WHERE x.i = 1", "EXISTS (SELECT 1 FROM a AS x WHERE x.i = 1)"),
            (
                "SELECT 1 FROM a AS x JOIN b AS y ON y.i = x.i AND y.j IS NULL -- why\nWHERE x.k IN ('p', 'it''s')",
                "EXISTS (SELECT 1 FROM a AS x WHERE x.k IN ('p', 'it''s')) AND EXISTS (SELECT 1 FROM b AS y WHERE y.j IS NULL)"
            ),
            ("SELECT 1 FROM a AS x LEFT JOIN b AS y ON y.i = 1 AND x.j = 2 WHERE y.k = 3", nil),
            (
                "SELECT 1 FROM a AS x WHERE x.i BETWEEN 1 AND 2 AND lower(x.j) LIKE 'k%' AND x.l > :limit AND m = 1",
                "EXISTS (SELECT 1 FROM a AS x WHERE x.i BETWEEN 1 AND 2 AND lower(x.j) LIKE 'k%')"
            ),
            (
                "SELECT x.n, COUNT(*) FROM a AS x WHERE x.i = 1 GROUP BY x.n",
                "EXISTS (SELECT 1 FROM a AS x WHERE x.i = 1)"
            ),
            ("SELECT COUNT(*) FROM a AS x WHERE x.i = 1", nil),
            (
                "SELECT 1 FROM a AS x JOIN b AS y ON y.i = ',' AND y.j = '(' WHERE x.i = ')'",
                "EXISTS (SELECT 1 FROM a AS x WHERE x.i = ')') AND EXISTS (SELECT 1 FROM b AS y WHERE y.i = ',' AND y.j = '(')"
            ),
            ("SELECT 1 FROM a AS x WHERE x.i IN (SELECT y.i FROM b AS y)", nil),
        ] as [(String, String?)]
    )
    func conditions(sql: String, gate: String?) {
        #expect(SQLTokens(sql).gateStatement == gate)
    }

    @Test(
        "what need not hold together is asked as a choice",
        arguments: [
            (
                "SELECT 1 FROM a AS x WHERE x.i = 1 OR x.j = 2",
                "EXISTS (SELECT 1 FROM a AS x WHERE (x.i = 1 OR x.j = 2))"
            ),
            (
                "SELECT 1 FROM a AS x, b AS y WHERE (x.i = 1 OR y.j = 2)",
                "(EXISTS (SELECT 1 FROM a AS x WHERE x.i = 1) OR EXISTS (SELECT 1 FROM b AS y WHERE y.j = 2))"
            ),
            ("SELECT 1 FROM a AS x, b AS y WHERE x.i = 1 OR x.i = y.j", nil),
            ("SELECT 1 FROM a UNION ALL SELECT 1 FROM b", "(EXISTS (SELECT 1 FROM a) OR EXISTS (SELECT 1 FROM b))"),
            (
                "SELECT 1 FROM a AS x WHERE x.i = 1 AND x.j = 2 OR x.k = 3 AND EXISTS (SELECT 1 FROM b)",
                "(EXISTS (SELECT 1 FROM a AS x WHERE x.i = 1 AND x.j = 2) "
                    + "OR EXISTS (SELECT 1 FROM a AS x WHERE x.k = 3) AND EXISTS (SELECT 1 FROM b))"
            ),
        ] as [(String, String?)]
    )
    func choices(sql: String, gate: String?) {
        #expect(SQLTokens(sql).gateStatement == gate)
    }

    @Test(
        "queries inside are looked into",
        arguments: [
            (
                "WITH w AS (SELECT 1 FROM a AS x WHERE x.i = 1) SELECT 1 FROM w AS v WHERE v.j = 2",
                "EXISTS (SELECT 1 FROM a AS x WHERE x.i = 1)"
            ),
            ("SELECT 1 FROM (SELECT * FROM a AS x WHERE x.i = 1) AS y", "EXISTS (SELECT 1 FROM a AS x WHERE x.i = 1)"),
            (
                "SELECT 1 FROM a AS x WHERE EXISTS (SELECT 1 FROM b AS y WHERE y.i = x.i AND y.j = 1)",
                "EXISTS (SELECT 1 FROM b AS y WHERE y.j = 1)"
            ),
            ("SELECT 1 FROM a AS x WHERE NOT EXISTS (SELECT 1 FROM b AS y WHERE y.j = 1)", nil),
            (
                "WITH w AS (SELECT 1 FROM a AS x WHERE x.i = 1) SELECT 1 WHERE (SELECT COUNT(*) FROM w) >= 2",
                "EXISTS (SELECT 1 FROM a AS x WHERE x.i = 1)"
            ),
            ("SELECT 1 WHERE (SELECT COUNT(*) FROM a AS x WHERE x.i = 1) >= 0", nil),
            ("SELECT 1 WHERE (SELECT COUNT(*) FROM a AS x WHERE x.i = 1) < 1", nil),
            ("WITH w AS (SELECT 1 FROM w AS x WHERE x.i = 1) SELECT 1 FROM w", nil),
        ] as [(String, String?)]
    )
    func inner(sql: String, gate: String?) {
        #expect(SQLTokens(sql).gateStatement == gate)
    }

    @Test(
        "no query is too broken to be looked at",
        arguments: [
            "", "(", "SELECT", "SELECT 1 FROM", "FROM (", "WHERE AND OR", "SELECT 1 FROM a AS x WHERE x.", "x.i = 1",
            "SELECT 1 FROM a AS x ON", "JOIN JOIN LEFT", "SELECT COUNT(", "HAVING COUNT(*) >", "EXISTS (", ") ) (",
        ]
    )
    func broken(sql: String) {
        #expect(SQLTokens(sql).gateStatement?.isEmpty != true)
    }
}
