package import Capture
import Collectors
import Derivations
package import Diagnosis
package import Facts
import Foundation
package import RuleFormat
package import Rules

/// Examines captured traffic: reads it once from start to end, and judges what it came to.
package struct CaptureExaminer: Sendable {
    package let rules: [Rule]
    package let toolVersion: String
    /// Rules that could not be read: counted as broken.
    package var unreadable: [RuleOutcome] = []
    /// What is known already.
    package var policy = ReportPolicy()

    package init(rules: [Rule], toolVersion: String) {
        self.rules = rules
        self.toolVersion = toolVersion
    }

    /// Throws `CaptureError` for what can't be read at all.
    package func examine(
        _ run: CaptureRun,
        progress: (CaptureRun.Progress) -> Bool = { _ in true }
    ) throws -> CaptureExamination {
        try examine(run.paths) { try run.analyze(progress) }
    }

    /// Throws `CaptureError` without the right to capture, and if no packet came.
    package func examine(
        _ live: LiveCapture,
        progress: (CaptureRun.Progress) -> Bool = { _ in true }
    ) throws -> CaptureExamination {
        try examine([live.name]) { try live.analyze(progress) }
    }

    private func examine(_ targets: [String], _ analyze: () throws -> TrafficSummary) throws -> CaptureExamination {
        let clock = ContinuousClock.now
        let started = Date.now.formatted(.iso8601)
        let summary = try analyze()
        let store = try FactStore()
        try store.add([
            RunFact(
                started: started,
                kind: "capture",
                targets: targets.joined(separator: " "),
                toolVersion: toolVersion,
                timeoutMilliseconds: 0
            )
        ])
        try summary.write(to: store)
        try Derivations.run(on: store)
        let outcomes = try RuleEngine(store: store).evaluate(rules.judging(capture: true, cluster: false))
        let diagnosis = try Diagnosis(outcomes: outcomes + unreadable, store: store, policy: policy)
        try diagnosis.write(to: store)
        return CaptureExamination(
            store: store,
            diagnosis: diagnosis,
            started: started,
            targets: targets,
            seconds: (ContinuousClock.now - clock) / .seconds(1),
            troubles: summary.files.compactMap { $0.trouble?.description }
        )
    }
}

/// Captures judged: the facts and what they come to.
package struct CaptureExamination: Sendable {
    package let store: FactStore
    package let diagnosis: Diagnosis
    /// Start, RFC 3339 in UTC.
    package let started: String
    package let targets: [String]
    package let seconds: Double
    /// Why files could not be read to their end.
    package let troubles: [String]
}
