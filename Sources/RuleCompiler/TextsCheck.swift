package import RuleFormat
import Rules

/// A file of texts against the rules that it translates: none missing, none unknown, the same placeholders.
package struct TextsCheck {
    private let file: RuleTextsFile
    private var problems: [RuleProblem] = []

    /// - Parameters:
    ///   - rules: the readable rules of the file's area, by their name.
    ///   - unreadable: names of rules that can't be read; their texts are not judged.
    package static func problems(
        _ file: RuleTextsFile,
        _ rules: [String: Rule],
        unreadable: Set<String> = []
    ) -> [RuleProblem] {
        var check = TextsCheck(file: file)
        for name in file.texts.keys.sorted() where !unreadable.contains(name) { check.rule(name, rules) }
        for name in rules.keys.sorted() where file.texts[name] == nil {
            check.report(name, "the rule '\(name)' has no texts in this language")
        }
        return check.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private init(file: RuleTextsFile) {
        self.file = file
    }

    private mutating func report(_ path: String, _ message: String) {
        problems.append(file.source.problem(path, message))
    }

    private mutating func rule(_ name: String, _ rules: [String: Rule]) {
        guard let texts = file.texts[name] else { return }
        guard let rule = rules[name] else {
            let hint = didYouMean(name, among: rules.keys).map { ", did you mean '\($0)'?" } ?? ""
            return report(name, "there is no rule '\(name)' in this area\(hint)")
        }
        if texts.title.allSatisfy(\.isWhitespace) { report("\(name).title", "the title is empty") }
        compare(texts.message, rule.message, "\(name).message")
        compare(texts.impact, rule.impact, "\(name).impact")
        for word in texts.words.keys.sorted() where !rule.sql.contains("'\(word.replacing("'", with: "''"))'") {
            report("\(name).words", "the rule's query has no text '\(word)'")
        }
        guard texts.fixes.count == rule.fixes.count else {
            return report(
                "\(name).fix",
                "'\(name)' has \(rule.fixes.count) items below fix, and \(texts.fixes.count) are translated"
            )
        }
        for (index, fix) in rule.fixes.enumerated() {
            let path = "\(name).fix.\(index)"
            let (marks, blocks) = (CommandBlocks.marks(in: texts.fixes[index]), CommandBlocks.of(fix.words).count)
            if marks != 0, marks != blocks {
                report(path, "\(marks) lines '>' for \(blocks) blocks of commands in the rule")
            }
            compare(CommandBlocks.filled(texts.fixes[index], from: fix.words), fix.words, path)
        }
    }

    /// The same columns, and no formatter that the rule itself does not use; English plurals become plain numbers.
    private mutating func compare(_ translation: String, _ original: String, _ path: String) {
        if translation.allSatisfy(\.isWhitespace) { return report(path, "the text is empty") }
        let parsed: Template
        do throws(TemplateError) {
            parsed = try Template(translation)
        } catch {
            return report(path, error.description)
        }
        // A rule that can't be parsed is told as such elsewhere.
        guard let model = try? Template(original) else { return }
        let (here, there) = (Set(parsed.columns), Set(model.columns))
        for column in there.subtracting(here).sorted() { report(path, "the rule says {\(column)} here, this does not") }
        for column in here.subtracting(there).sorted() { report(path, "{\(column)} is not in the rule's own text") }
        for placeholder in parsed.placeholders where there.contains(placeholder.column) {
            let usual = model.placeholders.filter { $0.column == placeholder.column }.map(\.formatter)
            let isCount = usual.contains { if case .plural = $0 { true } else { false } }
            if case .plural = placeholder.formatter {
                report(path, "plural bends English words; write {\(placeholder.column):number}")
            } else if !usual.contains(placeholder.formatter), !(isCount && placeholder.formatter == .number) {
                report(path, "{\(placeholder.column)} is formatted otherwise in the rule's own text")
            }
        }
    }
}
