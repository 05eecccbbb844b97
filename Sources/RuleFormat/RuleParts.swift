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

/// Which facts the query of a rule reads.
package struct RuleReading: Sendable, Hashable {
    /// Tables that must have been collected so that silence means something: all but what is only joined from the left.
    package let needed: [String]
    /// Each of these must have a row, or else the query has none.
    package let decisive: [String]
    /// A condition in SQL that must hold, too, or else the query has no row; it costs far less than the query.
    package let gate: String?

    package init(needed: [String], decisive: [String], gate: String? = nil) {
        self.needed = needed
        self.decisive = decisive
        self.gate = gate
    }

    package init(_ sql: String) {
        let tokens = SQLTokens(sql)
        self.init(
            needed: tokens.requiredTables.sorted(),
            decisive: tokens.decisiveTables.sorted(),
            gate: tokens.gateStatement
        )
    }
}
