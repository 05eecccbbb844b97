package import RuleFormat

/// The texts of the stock rules in other languages, from rules/*/texts.*.yaml.
package enum StockTexts {
    /// By the rule's id; English needs none.
    package static func all(in language: Language) -> [String: RuleTexts] {
        switch language {
        case .english: [:]
        case .chinese: chinese
        }
    }
}

// `StockRules.all` and `StockTexts.chinese` are generated at build time from rules/**/*.yaml by the EmbedRules plugin: as
// Swift values, because reading two hundred YAML texts costs some 95 ms at start-up and these cost nothing.
