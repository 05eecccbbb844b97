import Facts
import RuleFormat
import Rules

/// Names of columns wherever a rule uses them, and whether formatters fit what the columns hold.
struct TemplateCheck {
    private let file: RuleFile
    private let types: [String: FactType?]
    private var problems: [RuleProblem] = []

    static func problems(_ file: RuleFile, _ statement: RuleStatement) -> [RuleProblem] {
        let types = Dictionary(zip(statement.columns, statement.types)) { first, _ in first }
        var check = TemplateCheck(file: file, types: types)
        check.run()
        return check.problems
    }

    private init(file: RuleFile, types: [String: FactType?]) {
        self.file = file
        self.types = types
    }

    private mutating func run() {
        let rule = file.rule
        for (index, column) in rule.key.enumerated() { name(column, "key.\(index)") }
        if file.rule.subjects.map(\.column) != rule.key || file.source.has("subjects") {
            for (index, subject) in rule.subjects.enumerated() { name(subject.column, "subjects.\(index)") }
        }
        template(rule.message, "message")
        template(rule.impact, "impact")
        for (index, evidence) in rule.evidence.enumerated() {
            let path = "evidence.\(index)"
            switch evidence {
            case .info(let node, _), .config(let node, _): name(node, "\(path).node")
            case .text(let source, let text):
                template(source, "\(path).source")
                template(text, "\(path).text")
            }
        }
        for (index, fix) in rule.fixes.enumerated() { self.fix(fix, "fix.\(index)") }
    }

    private mutating func fix(_ fix: RuleFix, _ path: String) {
        switch fix {
        case .advice(let text): template(text, "\(path).advice")
        case .procedure: break
        case .command(let command):
            template(command.title, "\(path).title")
            name(command.node, "\(path).on")
            for (index, word) in command.run.enumerated() { template(word, "\(path).run.\(index)") }
            for (index, word) in command.undo.enumerated() { template(word, "\(path).undo.\(index)") }
        }
    }

    private mutating func name(_ column: String, _ path: String, offset: Int = 0, in text: String = "") {
        guard types[column] == nil else { return }
        let hint = didYouMean(column, among: types.keys).map { ", did you mean '\($0)'?" } ?? ""
        let message = "'\(column)' is no column of the result\(hint)"
        problems.append(file.source.problem(path, offset: offset, in: text, message))
    }

    private mutating func template(_ text: String, _ path: String) {
        let template: Template
        do throws(TemplateError) {
            template = try Template(text)
        } catch {
            problems.append(file.source.problem(path, offset: error.offset, in: text, error.description))
            return
        }
        for placeholder in template.placeholders {
            name(placeholder.column, path, offset: placeholder.offset, in: text)
            guard let formatter = placeholder.formatter, let wanted = formatter.type,
                let known = types[placeholder.column] ?? nil, known != wanted
            else { continue }
            let words = wanted == .text ? "a text" : "a whole number"
            let message =
                "':\(formatter.name)' wants \(words), and '\(placeholder.column)' is \(known.rawValue.lowercased())"
            problems.append(file.source.problem(path, offset: placeholder.offset, in: text, message))
        }
    }
}

extension Formatter {
    /// What a column must hold for it; nil for anything.
    var type: FactType? {
        switch self {
        case .plain: nil
        case .node, .slots: .text
        case .duration, .bytes, .number, .plural: .integer
        }
    }

    var name: String {
        switch self {
        case .plain: ""
        case .node: "node"
        case .slots: "slots"
        case .duration: "duration"
        case .bytes: "bytes"
        case .number: "number"
        case .plural: "plural"
        }
    }
}
