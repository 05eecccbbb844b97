package import RuleFormat
import Rules

/// The reference of all rules as Markdown, made from the rule files: `rules/README.md`.
package enum RuleReference {
    package static let marker = "<!-- Made by `rcdoctor rules docs`. Do not edit. -->"

    package static func text(_ rules: [Rule]) -> String {
        let rules = rules.sorted { $0.id < $1.id }
        let areas = Dictionary(grouping: rules) { String($0.id.prefix { $0 != "/" }) }
        var text = "\(marker)\n\n# Rules\n\n\(rules.count) rules in \(areas.count) areas. "
        text += "`rcdoctor explain AREA/NAME` tells more of each, offline.\n"
        for area in areas.keys.sorted() {
            let members = areas[area] ?? []
            text += "\n## \(area)\n\n| rule | severity | since | what |\n|---|---|---|---|\n"
            for rule in members {
                let name = rule.id.dropFirst(area.count + 1)
                text += "| [\(name)](#\(anchor(rule.id))) | \(rule.severity.rawValue) | "
                text += "\(rule.applies.dropFirst(2)) | \(cell(rule.title)) |\n"
            }
            for rule in members { text += section(rule) }
        }
        return text
    }

    private static func section(_ rule: Rule) -> String {
        var text = "\n### \(rule.id)\n\n**\(rule.title).** \(capital(generic(rule.impact))).\n\n"
        text += rule.explain.split(separator: "\n").joined(separator: "\n") + "\n"
        if !rule.parameters.isEmpty {
            text += "\nParameters:\n\n"
            for parameter in rule.parameters {
                let unit = parameter.unit.isEmpty ? "" : " \(parameter.unit)"
                text += "- `\(parameter.name)`: \(FactWords.of(parameter.value))\(unit). \(parameter.meaning)\n"
            }
        }
        if !rule.falsePositives.isEmpty {
            text += "\nNot to be confused with:\n\n" + rule.falsePositives.map { "- \(line($0))\n" }.joined()
        }
        if !rule.explains.isEmpty {
            text += "\nExplains: " + rule.explains.map { "[\($0)](#\(anchor($0)))" }.joined(separator: ", ") + "\n"
        }
        return text
    }

    private static func generic(_ text: String) -> String { (try? Template(text))?.generic ?? text }

    private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private static func line(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }

    private static func cell(_ text: String) -> String { line(text).replacing("|", with: "\\|") }

    /// As GitHub makes anchors of headings.
    private static func anchor(_ id: String) -> String { id.filter { $0 != "/" } }
}

/// A parameter's value as a reader writes it.
package enum FactWords {
    package static func of(_ value: RuleScalar) -> String { value.words }
}
