import RuleFormat
import Rules
import Testing

@Suite struct RuleCheckerTests {
    private func problems(_ changes: (String, String)...) throws -> [String] {
        var text = """
            title: A node is unwell
            severity: error
            applies: ">=3.0"
            key: [node]
            sql: SELECT node, state FROM node WHERE state = 'refused'
            message: "{node:node} is {state}"
            impact: it gets worse
            explain: because
            tests:
              - { name: unwell, given: { node: [{ node: "h:1", state: refused }] }, expect: [{ node: "h:1" }] }
              - { name: well, given: { node: [{ node: "h:1", state: answered }] }, expect: [] }
            """
        for (piece, other) in changes {
            try #require(text.contains(piece))
            text = text.replacing(piece, with: other)
        }
        return try RuleChecker.problems(in: RuleReader.read(text, id: "a/b", file: "b.yaml"))
    }

    @Test("a good rule has no problems")
    func good() throws {
        #expect(try problems() == [])
    }

    @Test(
        "SQL that does not prepare",
        arguments: ["SELEC node FROM node", "SELECT nod FROM node", "SELECT node FROM nodes"]
    )
    func sql(text: String) throws {
        let found = try problems(("SELECT node, state FROM node WHERE state = 'refused'", text))
        #expect(found.count == 1 && found[0].hasPrefix("the SQL does not prepare: "))
    }

    @Test(
        "a placeholder that is no column, with the column that was meant",
        arguments: [
            ("{state}", "{stat}", "'stat' is no column of the result, did you mean 'state'?"),
            ("{state}", "{kubernetes}", "'kubernetes' is no column of the result"),
            ("key: [node]", "key: [nod]", "'nod' is no column of the result, did you mean 'node'?"),
            ("it gets worse", "'{nodes} suffers'", "'nodes' is no column of the result, did you mean 'node'?"),
            (
                "explain: because", "explain: because\nevidence: [{ node: mode, info: x }]",
                "'mode' is no column of the result, did you mean 'node'?"
            ),
            (
                "explain: because", "explain: because\nfix: [{ title: t, risk: safe, on: nodd, run: [PING] }]",
                "'nodd' is no column of the result, did you mean 'node'?"
            ),
            (
                "explain: because",
                "explain: because\nfix: [{ title: t, risk: safe, on: node, run: ['{secret:nide.x}'] }]",
                "'nide' is no column of the result, did you mean 'node'?"
            ),
        ]
    )
    func placeholder(piece: String, other: String, problem: String) throws {
        #expect(try problems((piece, other)) == [problem])
    }

    @Test("a template that can't be read")
    func template() throws {
        #expect(try problems(("{state}", "{state:colour}"))[0].hasPrefix("unknown formatter in {state:colour}"))
        #expect(try problems(("it gets worse", "'{node'"))[0] == "'{' without '}' in: {node")
    }

    @Test("tests that are missing")
    func missingTests() throws {
        let silent = "  - { name: well, given: { node: [{ node: \"h:1\", state: answered }] }, expect: [] }"
        #expect(try problems((silent, "")) == ["no test in which it is silent"])
        #expect(
            try problems(("state: refused }] }, expect: [{ node: \"h:1\" }]", "state: ok }] }, expect: []")) == [
                "no test in which it fires"
            ]
        )
    }

    @Test("a test that fails says what came instead")
    func failing() throws {
        let found = try problems(("expect: [{ node: \"h:1\" }]", "expect: [{ node: \"h:2\" }]"))
        #expect(
            found == ["test 'unwell' (line 10): expected 1 findings, got 1\n      {node: h:1, state: refused}"]
        )
        #expect(
            try problems(("state: answered", "state: refused")) == [
                "test 'well' (line 11): expected 0 findings, got 1\n      {node: h:1, state: refused}"
            ]
        )
    }

    @Test(
        "a test that gives facts which do not exist",
        arguments: [
            (
                "given: { node: [{ node: \"h:1\", state: refused", "given: { nods: [{ node: \"h:1\", state: refused",
                "there is no fact table 'nods'"
            ),
            (
                "node: \"h:1\", state: refused", "nod: \"h:1\", state: refused",
                "table 'node' has no column 'nod', did you mean 'node'?"
            ),
        ]
    )
    func given(piece: String, other: String, problem: String) throws {
        #expect(try problems((piece, other)) == ["test 'unwell' (line 10): \(problem)"])
    }

    @Test("expected rows are matched so that all find a place, whatever their order")
    func matching() throws {
        let two = "node: \"h:1\", state: refused }, { node: \"h:2\", state: refused"
        let expect = "expect: [{ state: refused }, { node: \"h:1\" }]"
        #expect(try problems(("node: \"h:1\", state: refused", two), ("expect: [{ node: \"h:1\" }]", expect)) == [])
    }
}
