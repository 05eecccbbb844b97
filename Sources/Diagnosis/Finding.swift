package import Facts
package import RuleFormat
package import Rules

/// One thing that is wrong, on one subject, with its proof.
package struct Finding: Sendable {
    /// Stable between runs: the same fault on the same subject has the same id.
    package let id: String
    package let rule: Rule
    package let severity: Severity
    package let message: String
    package let impact: String
    /// Addresses it is about, the first one first.
    package let nodes: [String]
    package let row: ResultRow
    package let evidence: [Evidence]
    /// What causes and consequences meet on.
    package let subjects: Subjects
    /// Why it does not count: an operator's reason, or the baseline that has it.
    package var muted: String?
    /// Id of the finding that explains this one.
    package var causedBy: String?
    /// Ids of the findings that this one explains.
    package var causes: [String] = []

    package var isMuted: Bool { muted != nil }

    package var key: [(column: String, value: FactValue)] {
        rule.key.map { ($0, row[$0] ?? .null) }
    }
}

/// A quotation that proves a finding.
package struct Evidence: Sendable, Hashable {
    /// Who says it, and in answer to what: `127.0.0.1:9004 INFO replication`.
    package let source: String
    package let text: String

    package init(source: String, text: String) {
        self.source = source
        self.text = text
    }
}
