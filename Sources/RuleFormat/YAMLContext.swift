import Yams

/// The file being read, the places of its parts, and the mistakes found so far.
final class YAMLContext {
    private(set) var source: RuleSource
    private(set) var problems: [RuleProblem] = []

    init(file: String, text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        source = RuleSource(file: file, lines: lines.map(String.init))
    }

    func report(_ message: String, at node: Node) {
        report(message, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
    }

    func report(_ message: String, line: Int, column: Int) {
        problems.append(source.problem(line: line, column: column, message))
    }

    /// Reports a key that stands twice in the mapping that begins here, at its second line if it can be told.
    func report(twice key: String, line: Int, column: Int) {
        let places = source.lines.indices.filter {
            $0 >= line - 1 && source.lines[$0].dropFirst(column - 1).hasPrefix("\(key):")
        }
        report("the key '\(key)' stands here twice", line: (places.dropFirst().first ?? line - 1) + 1, column: column)
    }

    /// Remembers where a part of the rule stands.
    func remember(_ path: String, _ node: Node) {
        guard let mark = node.mark else { return }
        let style: RuleSource.Style =
            switch node.scalar?.style {
            case .doubleQuoted, .singleQuoted: .quoted
            case .literal: .block
            case .folded, nil: .other
            default: .plain
            }
        source.places[path] = RuleSource.Place(line: mark.line, column: mark.column, style: style)
    }

    func string(_ node: Node, _ key: String) -> String {
        if let scalar = node.scalar { return scalar.string }
        report("'\(key)' must be a text", at: node)
        return ""
    }
}
