import RuleCompiler
import RuleFormat
import Testing

@Suite struct RuleCheckerTests {
    @Test("a good rule has no problems")
    func good() throws {
        #expect(try CompilerText.problems("title", "title").problems.isEmpty)
    }

    @Test("a mistake is told with its words, its place, its line and a caret below it", arguments: CompilerMistake.all)
    func mistake(_ mistake: CompilerMistake) throws {
        let (text, problems) = try CompilerText.problems(mistake.piece, mistake.other)
        let told = problems.map { "\($0.line):\($0.column) \($0.message)" }
        try #require(told.contains("\(mistake.place) \(mistake.message)"), "\(told)")
        let problem = try #require(problems.first { $0.message == mistake.message })
        let line = text.split(separator: "\n", omittingEmptySubsequences: false)[problem.line - 1]
        let caret = String(repeating: " ", count: problem.column - 1) + "^"
        #expect(
            problem.description
                == "b.yaml:\(mistake.place): error: \(mistake.message)\n    \(line)\n    \(caret)"
        )
    }

    @Test("several mistakes of one file are told together, in the order of their lines")
    func several() throws {
        let other = "on: nodes, run: [PIN] }"
        let (_, problems) = try CompilerText.problems("on: node, run: [CONFIG, SET, timeout, \"0\"] }", other)
        #expect(problems.map(\.line) == [16, 16])
        #expect(Set(problems.map(\.column)).count == 2)
    }

    @Test("a rule that explains itself over others is told with the way")
    func circle() throws {
        var rule = try RuleReader.read(CompilerText.good, id: "a/b", file: "b.yaml")
        rule.rule.explains = ["c/circle"]
        let second = try RuleReader.read(CompilerText.good, id: "c/circle", file: "c.yaml").rule
        var cause = second
        cause.explains = ["a/b"]
        let checker = try RuleChecker(graph: RuleGraph([rule.rule, cause]), procedures: [], clusterNodes: nil)
        #expect(
            try checker.problems(in: rule).first?.description
                == """
                b.yaml:14:12: error: the rule explains itself over others: a/b → c/circle → a/b
                    explains: [b/other]
                               ^
                """
        )
    }

    @Test("a query that grows with the square of the nodes is over its time")
    func slow() throws {
        let text = CompilerText.good.replacing("explains: [b/other]\n", with: "").replacing(
            "WHERE n.state = 'refused'",
            with: """
                WHERE CASE WHEN (SELECT COUNT(*) FROM info AS i WHERE i.value GLOB '*z*' || n.node || '*y*') = 0
                    THEN n.state = 'refused' END
                """
        )
        let checker = try RuleChecker(graph: RuleGraph([]), procedures: [], clusterNodes: 160)
        let problems = try checker.problems(in: RuleReader.read(text, id: "a/b", file: "b.yaml"))
        #expect(problems.count == 1)
        #expect(problems.first?.description.hasPrefix("b.yaml:8:3: error: the query takes ") == true)
        #expect(problems.first?.message.hasSuffix(" s on 160 generated nodes; 0.5 s are allowed") == true)
    }

    @Test("expected rows are matched so that all find a place, whatever their order")
    func matching() throws {
        let two = """
            [{ node: "h:1", state: refused, uptime_seconds: 40 }, { node: "h:2", state: refused, uptime_seconds: 50 }]
            """
        let text = CompilerText.good.replacing("[{ node: \"h:1\", state: refused, uptime_seconds: 40 }]", with: two)
            .replacing(
                "expect: [{ node: \"h:1\", seconds: 40 }]",
                with: "expect: [{ state: refused }, { node: \"h:1\" }]"
            )
        let checker = try RuleChecker(
            graph: RuleGraph([try RuleReader.read(CompilerText.good, id: "b/other", file: "o.yaml").rule]),
            procedures: [],
            clusterNodes: nil
        )
        #expect(try checker.problems(in: RuleReader.read(text, id: "a/b", file: "b.yaml")) == [])
    }
}
