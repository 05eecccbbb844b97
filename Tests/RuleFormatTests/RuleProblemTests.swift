import RuleFormat
import Testing

@Suite struct RuleProblemTests {
    @Test("the caret stands below the column")
    func caret() {
        let problem = RuleProblem(file: "a/b.yaml", line: 3, column: 5, message: "wrong", source: "key: value")
        #expect(problem.description == "a/b.yaml:3:5: error: wrong\n    key: value\n        ^")
    }

    @Test("a place without its source line has no caret")
    func noSource() {
        #expect(RuleProblem(file: "f", line: 9, column: 1, message: "wrong").description == "f:9:1: error: wrong")
    }

    @Test("line 0 means the whole file")
    func wholeFile() {
        #expect(
            RuleProblem(file: "f", line: 0, column: 0, message: "wrong", source: "x").description == "f: error: wrong"
        )
    }

    @Test("several problems stand below one another")
    func several() {
        let problems = ["one", "two"].map { RuleProblem(file: "f", line: 0, column: 0, message: $0) }
        #expect(RuleProblems(problems: problems).description == "f: error: one\nf: error: two")
    }
}
