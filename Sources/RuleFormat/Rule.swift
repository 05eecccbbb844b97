/// One rule: one file below `rules/`, one SQL query, whose rows are findings.
///
/// Rows carry data; all words stand in templates with named placeholders such as `{replica:node}`.
package struct Rule: Sendable, Hashable {
    /// `<area>/<name>`, the same as the file's path.
    package var id: String
    package var title: String
    package var severity: Severity
    /// Server versions it speaks about, e.g.
    ///
    /// `>=3.0`.
    package var applies: String
    /// Result columns that identify a finding between two runs.
    package var key: [String]
    /// Result columns with what it is about: nodes, a shard, slots, a link.
    package var subjects: [RuleSubject]
    /// The facts are collected a second time after so many milliseconds, and the row must still be there.
    package var confirmMilliseconds: Int?
    /// Numbers and texts that its query uses as `:name`, and that the settings of an operator may change.
    package var parameters: [RuleParameter] = []
    package var sql: String
    package var message: String
    package var impact: String
    package var explain: String
    /// Ids of rules whose findings on the same subject are consequences of this one.
    package var explains: [String]
    package var evidence: [RuleEvidence]
    package var falsePositives: [String]
    package var references: [String]
    package var fixes: [RuleFix]
    /// What is known of its query beforehand, because `rules check` has seen it: nil for a rule just read from a file.
    package var reading: RuleReading?
    /// It comes from an operator's folder, not from the binary: it gets less time and less room.
    package var isUserMade = false

    package init(
        id: String,
        title: String,
        severity: Severity,
        applies: String,
        key: [String],
        subjects: [RuleSubject],
        confirmMilliseconds: Int?,
        parameters: [RuleParameter] = [],
        sql: String,
        message: String,
        impact: String,
        explain: String,
        explains: [String],
        evidence: [RuleEvidence],
        falsePositives: [String],
        references: [String],
        fixes: [RuleFix],
        reading: RuleReading? = nil
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.applies = applies
        self.key = key
        self.subjects = subjects
        self.confirmMilliseconds = confirmMilliseconds
        self.parameters = parameters
        self.sql = sql
        self.message = message
        self.impact = impact
        self.explain = explain
        self.explains = explains
        self.evidence = evidence
        self.falsePositives = falsePositives
        self.references = references
        self.fixes = fixes
        self.reading = reading
    }
}
