import Yams

/// Reads a rule file.
///
/// Every mistake is reported with line, column and caret; all of them at once.
package enum RuleReader {
    private static let keys = [
        "title", "severity", "applies", "key", "subjects", "confirm", "parameters", "sql", "message", "impact",
        "explain", "explains", "evidence", "falsepositives", "references", "fix", "tests",
    ]

    /// - Parameters:
    ///   - id: `<area>/<name>`, from the file's path.
    ///   - file: how the file is called in messages.
    /// - Throws: `RuleProblems`.
    package static func read(_ text: String, id: String, file: String) throws(RuleProblems) -> RuleFile {
        let context = YAMLContext(file: file, text: text)
        guard let root = compose(text, context), let top = YAMLMapping(root, context, known: keys) else {
            throw RuleProblems(problems: context.problems)
        }
        let severity = top.choice("severity", Severity.self)
        let key = top.strings("key")
        let rule = Rule(
            id: id,
            title: top.string("title"),
            severity: severity ?? .notice,
            applies: applies(top),
            key: key,
            subjects: top.node("subjects") == nil ? key.map { RuleSubject($0) } : subjects(top),
            confirmMilliseconds: confirm(top),
            parameters: parameters(top),
            sql: top.string("sql"),
            message: top.string("message"),
            impact: top.string("impact"),
            explain: top.string("explain"),
            explains: top.strings("explains"),
            evidence: each("evidence", top, evidence),
            falsePositives: top.strings("falsepositives"),
            references: top.strings("references"),
            fixes: each("fix", top, fix)
        )
        _ = top.required("key")
        let tests = each("tests", top, test)
        guard context.problems.isEmpty else { throw RuleProblems(problems: context.problems) }
        return RuleFile(rule: rule, tests: tests, source: context.source)
    }

    private static func each<Item>(
        _ key: String,
        _ top: YAMLMapping,
        _ read: (Node, String, YAMLContext) -> Item?
    ) -> [Item] {
        top.items(key).enumerated().compactMap { read($0.element, "\(key).\($0.offset)", top.context) }
    }

    static func compose(_ text: String, _ context: YAMLContext) -> Node? {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
            context.report("the file is empty", line: 1, column: 1)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                context.report(problem, line: mark.line, column: mark.column)
            case .duplicatedKeysInMapping(let keys, let place):
                for key in keys.sorted() {
                    context.report(twice: key, line: place.mark.line, column: place.mark.column)
                }
            default: context.report("this is no YAML: \(error)", line: 1, column: 1)
            }
        } catch {
            context.report("this is no YAML: \(error)", line: 1, column: 1)
        }
        return nil
    }
}
