/// How each rule fared.
package struct RuleResultFact: Fact {
    package var rule: String
    package var status: String
    package var detail: String?

    package init(rule: String, status: String, detail: String? = nil) {
        self.rule = rule
        self.status = status
        self.detail = detail
    }

    package static let table = FactTable<Self>(
        "rule_result",
        "How each rule fared.",
        columns: [
            .text("rule", \.rule, "Rule id."),
            .text("status", \.status, "fired, clean, not_evaluated or broken."),
            .text("detail", \.detail, "Why it was not evaluated, or how it broke."),
        ]
    )
}
