import Diagnosis
import Facts
import RuleFormat
import Rules

/// Findings made from rows, by the diagnosis itself.
enum Diagnosing {
    static func diagnosis(_ outcomes: [(Rule, [String?])], collection: [CollectionFact] = []) throws -> Diagnosis {
        let store = try FactStore()
        try store.add(collection)
        return try Diagnosis(outcomes: outcomes.map { outcome($0.0, $0.1) }, store: store)
    }

    /// One row for each node; nil is a row about no node in particular.
    static func outcome(_ rule: Rule, _ nodes: [String?]) -> RuleOutcome {
        let rows = nodes.map { ResultRow(columns: ["node"], values: [$0.map { .text($0) } ?? .null]) }
        return RuleOutcome(rule: rule, status: rows.isEmpty ? .clean : .fired(rows))
    }
}

extension Diagnosis {
    func finding(_ rule: String, _ node: String? = nil) -> Finding? {
        findings.first { $0.rule.id == rule && (node == nil || $0.nodes.first == node) }
    }
}
