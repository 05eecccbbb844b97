import Diagnosis
import Facts
import RuleFormat
import Rules

/// The second look: a rule with `confirm` keeps only findings that stood there the first time too.
enum Confirmation {
    /// The rules for whose sake the facts must be collected again.
    ///
    /// What follows from a finding that is certain already needs no second look, so the usual fault is told at once.
    static func needed(by diagnosis: Diagnosis) -> [Rule] {
        let findings = Dictionary(diagnosis.findings.map { ($0.id, $0) }) { first, _ in first }
        func isDoubtful(_ finding: Finding) -> Bool {
            guard finding.rule.confirmMilliseconds != nil else { return false }
            return finding.causedBy.flatMap { findings[$0] }.map(isDoubtful) ?? true
        }
        return diagnosis.findings.filter(isDoubtful).map(\.rule)
    }

    /// What is said where there was no time for the second look.
    static func cutShort(_ doubtful: [Rule]) -> CollectionFact {
        let ids = Set(doubtful.map(\.id)).sorted().joined(separator: ", ")
        return CollectionFact(
            node: "second look",
            collector: .connect,
            status: .timedOut,
            detail: "the second look was interrupted. What was seen once may have passed, and is left out: \(ids)"
        )
    }

    static func keep(_ outcomes: [RuleOutcome], seenIn earlier: [RuleOutcome]) -> [RuleOutcome] {
        let before = Dictionary(earlier.map { ($0.rule.id, $0) }) { first, _ in first }
        return outcomes.map { outcome in
            guard outcome.rule.confirmMilliseconds != nil, case .fired(let rows) = outcome.status else {
                return outcome
            }
            let known = Set((before[outcome.rule.id]?.rows ?? []).map { key(of: $0, outcome.rule) })
            let lasting = rows.filter { known.contains(key(of: $0, outcome.rule)) }
            return RuleOutcome(rule: outcome.rule, status: lasting.isEmpty ? .clean : .fired(lasting))
        }
    }

    private static func key(of row: ResultRow, _ rule: Rule) -> [FactValue] {
        rule.key.map { row[$0] ?? .null }
    }
}
