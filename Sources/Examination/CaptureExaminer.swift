package import Capture
import Collectors
import Derivations
package import Diagnosis
package import Facts
import Foundation
package import RuleFormat
import Rules

/// Examines captured traffic: reads it once from start to end, and judges what it came to.
package struct CaptureExaminer: Sendable {
    package let rules: [Rule]
    package let toolVersion: String

    package init(rules: [Rule], toolVersion: String) {
        self.rules = rules
        self.toolVersion = toolVersion
    }

    /// Throws `CaptureError` for what can't be read at all.
    package func examine(
        _ run: CaptureRun,
        progress: (CaptureRun.Progress) -> Bool = { _ in true }
    ) throws -> CaptureExamination {
        let clock = ContinuousClock.now
        let started = Date.now.formatted(.iso8601)
        let summary = try run.analyze(progress)
        let store = try FactStore()
        try store.add([
            RunFact(
                started: started,
                kind: "capture",
                targets: run.paths.joined(separator: " "),
                toolVersion: toolVersion,
                timeoutMilliseconds: 0
            )
        ])
        try summary.write(to: store)
        try Derivations.run(on: store)
        let diagnosis = try Diagnosis(outcomes: try RuleEngine(store: store).evaluate(rules), store: store)
        try diagnosis.write(to: store)
        return CaptureExamination(
            store: store,
            diagnosis: diagnosis,
            started: started,
            targets: run.paths,
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
