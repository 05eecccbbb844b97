import Derivations
package import Diagnosis
package import Facts
package import RuleFormat
import Rules

/// Puts an examination under pseudonyms: the same facts and the same findings, about nobody in particular.
package struct Anonymizer: Sendable {
    package let rules: [Rule]

    package init(rules: [Rule]) {
        self.rules = rules
    }

    /// The scrubbed store with its own findings, and the pseudonyms with those that were added.
    ///
    /// What the scan dropped as passing stays dropped.
    package func anonymize(
        _ store: FactStore,
        _ diagnosis: Diagnosis,
        _ pseudonyms: Pseudonyms
    ) throws -> (store: FactStore, diagnosis: Diagnosis, pseudonyms: Pseudonyms) {
        let (scrubbed, scrub, pseudonyms) = try store.anonymized(pseudonyms)
        try Derivations.run(on: scrubbed)
        let lasting = Set(
            diagnosis.findings.map { finding in
                Fingerprint.of(finding.rule, finding.row.mapTexts(scrub))
            }
        )
        let outcomes = try RuleEngine(store: scrubbed).evaluate(rules.judging(store)).map { outcome in
            guard outcome.rule.confirmMilliseconds != nil, case .fired(let rows) = outcome.status else {
                return outcome
            }
            let kept = rows.filter { lasting.contains(Fingerprint.of(outcome.rule, $0)) }
            return RuleOutcome(rule: outcome.rule, status: kept.isEmpty ? .clean : .fired(kept))
        }
        let again = try Diagnosis(outcomes: outcomes, store: scrubbed)
        try again.write(to: scrubbed)
        return (scrubbed, again, pseudonyms)
    }
}
