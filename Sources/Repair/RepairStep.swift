package import RuleFormat

/// One command on one node, with what must hold before and after it and the way back.
package struct RepairStep: Sendable, Hashable {
    package var rule: String
    /// Ids of the findings that it mends.
    package var findings: [String]
    package var title: String
    package var node: String
    package var run: [CommandWord]
    package var risk: Risk
    package var guards: [Condition] = []
    package var checks: [Condition] = []
    /// Bound for the checks, milliseconds.
    package var checkWithin = 10_000
    /// Empty: there is no way back, or none is needed.
    package var undo: [CommandWord] = []
    /// CONFIG REWRITE is taken back by running it once more, after all other steps were taken back.
    package var undoLast = false
    package var undoGuards: [Condition] = []
    /// What is lost, if anything is.
    package var loses: String?

    package init(
        rule: String,
        findings: [String],
        title: String,
        node: String,
        run: [CommandWord],
        risk: Risk
    ) {
        self.rule = rule
        self.findings = findings
        self.title = title
        self.node = node
        self.run = run
        self.risk = risk
    }
}
