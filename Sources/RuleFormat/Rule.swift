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
    /// Result columns that hold the addresses of the nodes it is about.
    package var subjects: [String]
    /// The facts are collected a second time after so many milliseconds, and the row must still be there.
    package var confirmMilliseconds: Int?
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

    package init(
        id: String,
        title: String,
        severity: Severity,
        applies: String,
        key: [String],
        subjects: [String],
        confirmMilliseconds: Int?,
        sql: String,
        message: String,
        impact: String,
        explain: String,
        explains: [String],
        evidence: [RuleEvidence],
        falsePositives: [String],
        references: [String],
        fixes: [RuleFix]
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.applies = applies
        self.key = key
        self.subjects = subjects
        self.confirmMilliseconds = confirmMilliseconds
        self.sql = sql
        self.message = message
        self.impact = impact
        self.explain = explain
        self.explains = explains
        self.evidence = evidence
        self.falsePositives = falsePositives
        self.references = references
        self.fixes = fixes
    }
}

/// Where the proof of a finding is quoted from.
package enum RuleEvidence: Sendable, Hashable {
    /// The line of INFO of the node in this column.
    case info(node: String, field: String)
    /// The answer of CONFIG GET of the node in this column; a password shows as set or not set.
    case config(node: String, name: String)
    /// Words filled from the row.
    case text(source: String, text: String)
}

/// What can be done about a finding.
package enum RuleFix: Sendable, Hashable {
    /// One command on one node.
    case command(RuleCommand)
    /// A procedure written in Swift, because steps depend on one another or on several nodes.
    case procedure(name: String, title: String, risk: Risk)
    /// What a person must do.
    case advice(String)
}

/// A command of a repair, as templates.
package struct RuleCommand: Sendable, Hashable {
    package var title: String
    package var risk: Risk
    /// Result column with the node it runs on.
    package var node: String
    package var run: [String]
    package var undo: [String]
    package var goneWithinMilliseconds: Int?
    /// What is lost, if anything is.
    package var loses: String?

    package init(
        title: String,
        risk: Risk,
        node: String,
        run: [String],
        undo: [String],
        goneWithinMilliseconds: Int?,
        loses: String?
    ) {
        self.title = title
        self.risk = risk
        self.node = node
        self.run = run
        self.undo = undo
        self.goneWithinMilliseconds = goneWithinMilliseconds
        self.loses = loses
    }
}

/// A test inside a rule file: facts given, findings expected.
package struct RuleTest: Sendable, Hashable {
    package var name: String
    /// Table name and its rows, column by column.
    package var given: [GivenTable]
    /// Each finding must contain these columns; the number of findings must agree.
    package var expect: [[String: RuleScalar]]
    /// Line of the test in its file.
    package var line: Int
}

/// Rows of one table, given to a test.
package struct GivenTable: Sendable, Hashable {
    package var table: String
    package var rows: [[String: RuleScalar]]
}

/// A cell in a rule test.
package enum RuleScalar: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
}

/// A rule file as read: the rule and its tests.
package struct RuleFile: Sendable, Hashable {
    package var rule: Rule
    package var tests: [RuleTest]
}
