package import Facts
import RuleFormat
import Rules

extension Diagnosis {
    /// Puts the results beside the facts, so that a snapshot holds both.
    package func write(to store: FactStore) throws {
        try store.add(
            findings.map {
                FindingFact(
                    id: $0.id,
                    rule: $0.rule.id,
                    severity: $0.severity.rawValue,
                    message: $0.message,
                    nodes: $0.nodes.joined(separator: " "),
                    causedBy: $0.causedBy
                )
            }
        )
        try store.add(
            outcomes.map { outcome in
                switch outcome.status {
                case .fired: RuleResultFact(rule: outcome.rule.id, status: "fired")
                case .clean: RuleResultFact(rule: outcome.rule.id, status: "clean")
                case .notEvaluated(let reason):
                    RuleResultFact(rule: outcome.rule.id, status: "not_evaluated", detail: reason)
                case .broken(let reason): RuleResultFact(rule: outcome.rule.id, status: "broken", detail: reason)
                }
            }
        )
    }
}
