import Collectors
import Derivations
package import Diagnosis
import Facts
package import Foundation
package import RuleFormat
package import Rules

/// Examines a saved snapshot offline, by the rules of this version.
package struct SnapshotExaminer: Sendable {
    package let rules: [Rule]
    /// Rules that could not be read: counted as broken.
    package var unreadable: [RuleOutcome] = []
    /// What is known already.
    package var policy = ReportPolicy()

    package init(rules: [Rule]) {
        self.rules = rules
    }

    /// Throws `SnapshotError` for a file that is no snapshot, or a damaged one.
    package func examine(_ file: URL) throws -> SnapshotExamination {
        let clock = ContinuousClock.now
        let store = try FactStore(snapshot: file)
        try Derivations.run(on: store)
        let told = try FactStore.results(inSnapshot: file)
        let outcomes = try RuleEngine(store: store).evaluate(rules.judging(store)).map {
            Self.confirmed($0, told.findings, told.rules)
        }
        let diagnosis = try Diagnosis(outcomes: outcomes + unreadable, store: store, policy: policy)
        let run = try store.run()
        return SnapshotExamination(
            store: store,
            diagnosis: diagnosis,
            fixes: FixSummary.from(try FactStore.fixes(inSnapshot: file)),
            started: run?.started ?? "unknown",
            targets: run.map { $0.targets.split(separator: " ").map(String.init) } ?? [],
            seconds: (ContinuousClock.now - clock).milliseconds / 1000
        )
    }

    /// Offline nothing can be looked at twice, but the scan did: what it dropped as passing stays dropped.
    private static func confirmed(
        _ outcome: RuleOutcome,
        _ findings: Set<String>,
        _ known: Set<String>
    ) -> RuleOutcome {
        guard outcome.rule.confirmMilliseconds != nil, known.contains(outcome.rule.id),
            case .fired(let rows) = outcome.status
        else { return outcome }
        let lasting = rows.filter { findings.contains(Fingerprint.of(outcome.rule, $0)) }
        return RuleOutcome(rule: outcome.rule, status: lasting.isEmpty ? .clean : .fired(lasting))
    }
}
