/// A mistake in a rule file, with its place and a caret under it.
package struct RuleProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package var file: String
    /// 1-based; 0 if the whole file is meant.
    package var line: Int
    package var column: Int
    package var message: String
    /// The source line, for the caret.
    package var source: String?

    package init(file: String, line: Int, column: Int, message: String, source: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.source = source
    }

    package var description: String {
        guard line > 0 else { return "\(file): error: \(message)" }
        let head = "\(file):\(line):\(column): error: \(message)"
        guard let source else { return head }
        let caret = String(repeating: " ", count: max(0, column - 1)) + "^"
        return "\(head)\n    \(source)\n    \(caret)"
    }
}

/// Several mistakes, so that one run shows them all.
package struct RuleProblems: Error, CustomStringConvertible {
    package var problems: [RuleProblem]

    package init(problems: [RuleProblem]) {
        self.problems = problems
    }

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
