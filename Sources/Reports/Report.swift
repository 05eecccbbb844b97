package import Diagnosis
package import Facts
package import RuleFormat
import Rules

/// Everything that a report is made from.
package struct Report: Sendable {
    package let diagnosis: Diagnosis
    package let source: ReportSource
    package let toolVersion: String
    /// What can be done, by the id of the finding.
    package let fixes: [String: FixSummary]
    /// Where the snapshot was saved, if it was.
    package var snapshot: String?
    /// The facts, for the formats that draw.
    package var facts: FactStore?
    /// What the traffic came to, if captures were examined.
    package var capture: CaptureOverview?
    /// For the formats that people read.
    package var language = Language.english

    /// Nothing but captures was examined.
    var isCapture: Bool {
        capture != nil && diagnosis.cluster.nodes == 0
            && !diagnosis.collection.contains { $0.collector == .configFile && $0.status != .notAsked }
    }

    /// There are rules about traffic, or what a capture shows is left to the reader.
    var isUnjudgedCapture: Bool {
        isCapture && !diagnosis.outcomes.contains { $0.rule.id.hasPrefix("traffic/") }
    }

    package init(
        diagnosis: Diagnosis,
        source: ReportSource,
        toolVersion: String,
        fixes: [String: FixSummary],
        snapshot: String? = nil,
        facts: FactStore? = nil,
        capture: CaptureOverview? = nil
    ) {
        self.diagnosis = diagnosis
        self.source = source
        self.toolVersion = toolVersion
        self.fixes = fixes
        self.snapshot = snapshot
        self.facts = facts
        self.capture = capture
    }
}

/// What was examined.
package struct ReportSource: Sendable {
    package let kind: String
    package let targets: [String]
    /// RFC 3339, UTC.
    package let started: String
    package let seconds: Double

    package init(kind: String, targets: [String], started: String, seconds: Double) {
        self.kind = kind
        self.targets = targets
        self.started = started
        self.seconds = seconds
    }
}
