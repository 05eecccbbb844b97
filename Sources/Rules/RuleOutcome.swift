package import RuleFormat

/// How a rule fared on one store of facts.
package struct RuleOutcome: Sendable {
    package enum Status: Sendable {
        /// Its rows are findings.
        case fired([ResultRow])
        /// Evaluated, nothing found.
        case clean
        /// It says nothing about this cluster, for this reason.
        case notEvaluated(String)
        /// It failed; the scan goes on.
        case broken(String)
    }

    package let rule: Rule
    package var status: Status

    package init(rule: Rule, status: Status) {
        self.rule = rule
        self.status = status
    }

    package var rows: [ResultRow] {
        if case .fired(let rows) = status { rows } else { [] }
    }
}
