package import RuleFormat

/// What can be done about one finding, in the words of a report.
///
/// Passwords stand as `<masterauth>`.
package struct FixSummary: Sendable, Hashable {
    package struct Step: Sendable, Hashable {
        package let on: String
        package let run: String
        package let undo: String?

        package init(on: String, run: String, undo: String?) {
            self.on = on
            self.run = run
            self.undo = undo
        }
    }

    package let available: Bool
    package let risk: Risk
    package let steps: [Step]
    /// What a person must do where nothing is automatic.
    package let advice: String?

    package init(available: Bool, risk: Risk, steps: [Step], advice: String?) {
        self.available = available
        self.risk = risk
        self.steps = steps
        self.advice = advice
    }
}
