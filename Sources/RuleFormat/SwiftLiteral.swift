/// Writes rules as Swift source, so that the stock rules cost nothing at start-up.
package enum SwiftLiteral {
    /// Source of a file that declares `StockRules.all`; each rule is a value of its own, which keeps type checking quick.
    package static func source(of rules: [Rule]) -> String {
        var text = "// Generated from rules/**/*.yaml. Do not edit.\n\npackage import RuleFormat\n\n"
        text += "package enum StockRules {\n    package static let all: [Rule] = ["
        text += rules.indices.map { "rule\($0)" }.joined(separator: ", ")
        text += "]\n"
        for (index, rule) in rules.enumerated() {
            text += "\n    private static let rule\(index) = \(literal(rule))\n"
        }
        return text + "}\n"
    }

    /// Source of the texts in one language, by the rule's id.
    ///
    /// They are made when they are first asked for, so that a scan in English does not pay for them.
    package static func source(of texts: [String: RuleTexts], in language: Language) -> String {
        let entries = texts.sorted { $0.key < $1.key }
        var text = "\nextension StockTexts {\n    package static let \(language): [String: RuleTexts] = ["
        text +=
            entries.isEmpty
            ? ":" : entries.enumerated().map { "\(quote($1.key)): \(language)\($0)" }.joined(separator: ", ")
        text += "]\n"
        for (index, entry) in entries.enumerated() {
            let texts = entry.value
            text += """

                    private static let \(language)\(index) = RuleTexts(
                        title: \(quote(texts.title)), message: \(quote(texts.message)), impact: \(quote(texts.impact)),
                        fixes: \(list(texts.fixes)), words: \(dictionary(texts.words)))

                """
        }
        return text + "}\n"
    }

    private static func literal(_ rule: Rule) -> String {
        """
        Rule(
            id: \(quote(rule.id)), title: \(quote(rule.title)), severity: .\(rule.severity.rawValue),
            applies: \(quote(rule.applies)), key: \(list(rule.key)), subjects: [\(rule.subjects.map(literal).joined(separator: ", "))],
            confirmMilliseconds: \(optional(rule.confirmMilliseconds)),
            parameters: [\(rule.parameters.map(literal).joined(separator: ", "))], sql: \(quote(rule.sql)),
            message: \(quote(rule.message)), impact: \(quote(rule.impact)), explain: \(quote(rule.explain)),
            explains: \(list(rule.explains)), evidence: [\(rule.evidence.map(literal).joined(separator: ", "))],
            falsePositives: \(list(rule.falsePositives)), references: \(list(rule.references)),
            fixes: [\(rule.fixes.map(literal).joined(separator: ", "))],
            reading: \(literal(RuleReading(rule.sql))))
        """
    }

    private static func literal(_ subject: RuleSubject) -> String {
        "RuleSubject(\(quote(subject.column)), .\(subject.kind.rawValue))"
    }

    private static func literal(_ reading: RuleReading) -> String {
        """
        RuleReading(needed: \(list(reading.needed)), decisive: \(list(reading.decisive)), \
        gate: \(reading.gate.map(quote) ?? "nil"))
        """
    }

    private static func literal(_ parameter: RuleParameter) -> String {
        let value =
            switch parameter.value {
            case .null: ".null"
            case .integer(let number): ".integer(\(number))"
            case .real(let number): ".real(\(number))"
            case .text(let text): ".text(\(quote(text)))"
            }
        return """
            RuleParameter(name: \(quote(parameter.name)), value: \(value), unit: \(quote(parameter.unit)), \
            meaning: \(quote(parameter.meaning)))
            """
    }

    private static func literal(_ evidence: RuleEvidence) -> String {
        switch evidence {
        case .info(let node, let field): ".info(node: \(quote(node)), field: \(quote(field)))"
        case .config(let node, let name): ".config(node: \(quote(node)), name: \(quote(name)))"
        case .text(let source, let text): ".text(source: \(quote(source)), text: \(quote(text)))"
        }
    }

    private static func literal(_ fix: RuleFix) -> String {
        switch fix {
        case .advice(let text): ".advice(\(quote(text)))"
        case .procedure(let name, let title, let risk):
            ".procedure(name: \(quote(name)), title: \(quote(title)), risk: .\(risk.rawValue))"
        case .command(let command):
            """
            .command(RuleCommand(title: \(quote(command.title)), risk: .\(command.risk.rawValue), \
            node: \(quote(command.node)), run: \(list(command.run)), undo: \(list(command.undo)), \
            goneWithinMilliseconds: \(optional(command.goneWithinMilliseconds)), \
            loses: \(command.loses.map(quote) ?? "nil")))
            """
        }
    }

    private static func optional(_ number: Int?) -> String { number.map(String.init) ?? "nil" }

    private static func list(_ items: [String]) -> String { "[" + items.map(quote).joined(separator: ", ") + "]" }

    private static func dictionary(_ items: [String: String]) -> String {
        let pairs = items.sorted { $0.key < $1.key }.map { "\(quote($0.key)): \(quote($0.value))" }
        return pairs.isEmpty ? "[:]" : "[" + pairs.joined(separator: ", ") + "]"
    }

    private static func quote(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    result += "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
