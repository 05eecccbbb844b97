import Foundation
import RuleFormat
import Rules

extension FixSummary {
    /// What a person must do, in the words of the rule; for examinations after which nothing is automatic.
    package init(adviceFor finding: Finding) {
        let words = finding.rule.fixes.compactMap { fix -> String? in
            guard case .advice(let text) = fix else { return nil }
            return (try? Template(text))?.filled(with: finding.row.worded(finding.rule), in: finding.rule.language)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        self.init(
            available: false,
            risk: .manual,
            steps: [],
            advice: words.isEmpty ? nil : words.joined(separator: "\n")
        )
    }
}
