package import RuleFormat
import Rules

/// A rule explained to a reader, offline.
package struct RuleText {
    private let rule: Rule
    private let style: TerminalStyle

    package init(_ rule: Rule, style: TerminalStyle) {
        self.rule = rule
        self.style = style
    }

    package var text: String {
        var text = "\(style.label(rule.severity)) \(style.bold(TerminalText.clean(rule.id)))\n"
        text += "\(TerminalText.clean(style.say(.ended(rule.title))))\n\n"
        text += paragraph(rule.explain)
        text += section(say("Impact", "影响"), [Self.generic(rule.impact)])
        text += section(say("Proof", "证据"), rule.evidence.map(Self.words))
        text += section(
            say("Parameters, to be set in .rcdoctor.yaml", "参数（在 .rcdoctor.yaml 中设置）"),
            rule.parameters.map(Self.words)
        )
        text += section(say("Not to be confused with", "不要混淆"), rule.falsePositives)
        text += section(say("What can be done", "可以做什么"), rule.fixes.map(Self.words))
        text += section(say("Explains", "它是以下问题的原因"), rule.explains)
        text += section(say("References", "参考"), rule.references)
        let found = say("How it is found (rcdoctor facts lists the tables)", "如何发现（rcdoctor facts 列出各表）")
        return text + "\n\(found)\n" + indented(rule.sql)
    }

    private func say(_ english: String, _ chinese: String) -> String { style.language.either(english, chinese) }

    private static func generic(_ text: String) -> String {
        (try? Template(text))?.generic ?? text
    }

    private static func words(_ evidence: RuleEvidence) -> String {
        switch evidence {
        case .info(let node, let field): "INFO of \(node.uppercased()): \(field)"
        case .config(let node, let name): "CONFIG GET of \(node.uppercased()): \(name)"
        case .text(let source, let text): "\(generic(source)): \(generic(text))"
        }
    }

    private static func words(_ parameter: RuleParameter) -> String {
        let value =
            switch parameter.value {
            case .null: "unknown"
            case .integer(let number): "\(number)"
            case .real(let number): "\(number)"
            case .text(let text): text
            }
        return "\(parameter.name) = \(value) \(parameter.unit): \(parameter.meaning)"
    }

    private static func words(_ fix: RuleFix) -> String {
        switch fix {
        case .advice(let text): generic(text)
        case .procedure(let name, let title, let risk): "\(title) (rcdoctor fix, procedure \(name), \(risk.rawValue))"
        case .command(let command): "\(command.title): \(command.run.joined(separator: " ")) (\(command.risk.rawValue))"
        }
    }

    private func section(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        return "\n\(style.bold(title))\n"
            + items.map { TerminalText.entry("-", $0, indent: 2, column: 2, width: style.width) }.joined()
    }

    private func paragraph(_ text: String) -> String {
        TerminalText.wrapped(TerminalText.clean(text.split(separator: "\n").joined(separator: " ")), width: style.width)
            .joined(separator: "\n") + "\n"
    }

    private func indented(_ text: String) -> String {
        TerminalText.clean(text).split(separator: "\n").map { "  \($0)\n" }.joined()
    }
}
