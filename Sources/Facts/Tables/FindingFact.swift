/// What the rules found: the result stands beside the facts it was drawn from.
package struct FindingFact: Fact {
    package var id: String
    package var rule: String
    package var severity: String
    package var message: String
    package var nodes: String
    package var causedBy: String?

    package init(id: String, rule: String, severity: String, message: String, nodes: String, causedBy: String? = nil) {
        self.id = id
        self.rule = rule
        self.severity = severity
        self.message = message
        self.nodes = nodes
        self.causedBy = causedBy
    }

    package static let table = FactTable<Self>(
        "finding",
        "What the rules found: the result stands beside the facts it was drawn from.",
        columns: [
            .text("id", \.id, "Stable fingerprint."),
            .text("rule", \.rule, "Rule id."),
            .text("severity", \.severity, "critical, error, warning or notice."),
            .text("message", \.message, "One sentence."),
            .text("nodes", \.nodes, "Addresses it is about, separated by spaces."),
            .text("caused_by", \.causedBy, "Id of the finding that explains it."),
        ]
    )
}
