import RuleFormat
import Testing

@Suite struct RuleMistakeTests {
    private func problems(_ text: String) -> [RuleProblem] {
        do throws(RuleProblems) {
            _ = try RuleReader.read(text, id: "area/name", file: "name.yaml")
            return []
        } catch {
            return error.problems
        }
    }

    @Test("a mistake is named with its line and column", arguments: RuleMistake.all)
    func named(mistake: RuleMistake) throws {
        let text = RuleTexts.replacing(mistake.piece, with: mistake.other)
        try #require(text != RuleTexts.good)
        let found = problems(text)
        #expect(found.map { "\($0.line):\($0.column) \($0.message)" }.contains("\(mistake.place) \(mistake.message)"))
        let problem = try #require(found.first { $0.message == mistake.message })
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(problem.source == String(lines[problem.line - 1]))
        #expect(problem.description.hasSuffix("\n    " + String(repeating: " ", count: problem.column - 1) + "^"))
    }

    @Test("all mistakes of a file are told at once")
    func all() {
        let found = problems("severty: error\nkey: node\ntests: [{}]\n").map(\.message)
        #expect(found.contains("unknown key 'severty', did you mean 'severity'?"))
        #expect(found.contains("'key' must be a list"))
        #expect(
            Set(["title", "severity", "sql", "message", "name", "expect"].map { "the key '\($0)' is missing" })
                .isSubset(of: found)
        )
    }

    @Test("a text that is no YAML is told with its place")
    func noYAML() throws {
        let problem = try #require(problems("title: x\nsql: [a, b\nimpact: y\n").first)
        #expect(problem.line >= 2 && problem.column >= 1 && problem.source != nil && !problem.message.isEmpty)
    }

    @Test(
        "files that are no mapping",
        arguments: [("", "the file is empty"), ("# nothing\n", "the file is empty"), ("- a\n", "expected a mapping")]
    )
    func noMapping(text: String, message: String) throws {
        let problem = try #require(problems(text).first)
        #expect(problem.message.hasPrefix(message) && problem.line == 1 && problem.column == 1)
    }

    @Test("the source line is found in a file with Windows line ends, too")
    func windowsLineEnds() throws {
        let text = RuleTexts.replacing("severity: error", with: "severty: error").replacing("\n", with: "\r\n")
        let problem = try #require(problems(text).first { $0.message.hasPrefix("unknown key") })
        #expect(problem.line == 2 && problem.source == "severty: error")
    }
}
