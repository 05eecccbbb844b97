/// The words of one rule in another language; what its query finds, and commands, have none.
package struct RuleTexts: Sendable, Hashable {
    package var title: String
    package var message: String
    package var impact: String
    /// A text for each item of the rule's `fix`, in their order: its title, or its advice.
    package var fixes: [String]
    /// Words that the query puts into cells, by what they are in English.
    package var words: [String: String]

    package init(title: String, message: String, impact: String, fixes: [String], words: [String: String] = [:]) {
        self.title = title
        self.message = message
        self.impact = impact
        self.fixes = fixes
        self.words = words
    }
}

/// A file of texts as read: `rules/<area>/texts.zh.yaml` holds those of all rules of its area.
package struct RuleTextsFile: Sendable {
    package let language: Language
    /// By the rule's name, without its area.
    package let texts: [String: RuleTexts]
    package let source: RuleSource

    /// The language that a file's name tells; nil if it is a rule.
    package static func language(of path: String) -> Language? {
        Language.allCases.first { path.hasSuffix(".\($0.rawValue).yaml") }
    }
}

extension Rule {
    /// The rule with its words in another language.
    package func translated(by texts: RuleTexts, into language: Language) -> Rule {
        var rule = self
        rule.language = language
        rule.title = texts.title
        rule.message = texts.message
        rule.impact = texts.impact
        rule.words = texts.words
        for (index, words) in texts.fixes.enumerated() where rule.fixes.indices.contains(index) {
            rule.fixes[index] = rule.fixes[index].translated(words)
        }
        return rule
    }
}

extension RuleFix {
    /// What a translation has to say: advice, or the title of a step.
    package var words: String {
        switch self {
        case .advice(let text): text
        case .procedure(_, let title, _): title
        case .command(let command): command.title
        }
    }

    fileprivate func translated(_ words: String) -> RuleFix {
        switch self {
        case .advice(let text): return .advice(CommandBlocks.filled(words, from: text))
        case .procedure(let name, _, let risk): return .procedure(name: name, title: words, risk: risk)
        case .command(var command):
            command.title = words
            return .command(command)
        }
    }
}
