package import Collectors
package import Diagnosis
package import Facts
import Rules

/// One examination: the facts, what they come to, and the passwords seen on the way (in memory only).
package struct Examination: Sendable {
    package let store: FactStore
    package let diagnosis: Diagnosis
    package let sample: LiveSample
    package let vault: SecretVault
    /// Start, RFC 3339 in UTC.
    package let started: String
    package let targets: [String]
    package let seconds: Double
    /// Where in the sample each node that answered stands.
    package let places: [String: Int]

    package init(
        store: FactStore,
        diagnosis: Diagnosis,
        sample: LiveSample,
        started: String,
        targets: [String],
        seconds: Double
    ) {
        self.store = store
        self.diagnosis = diagnosis
        self.sample = sample
        vault = sample.vault
        self.started = started
        self.targets = targets
        self.seconds = seconds
        let answered = sample.nodes.indices.filter { sample.nodes[$0].state == .answered }
        places = Dictionary(answered.map { (sample.nodes[$0].name, $0) }) { first, _ in first }
    }
}

/// A snapshot judged again, by today's rules: the facts and what they come to, no live nodes and no passwords.
package struct SnapshotExamination: Sendable {
    package let store: FactStore
    package let diagnosis: Diagnosis
    /// What the scan offered to do, by the id of the finding.
    package let fixes: [String: FixSummary]
    /// Start of the scan that the snapshot holds.
    package let started: String
    package let targets: [String]
    package let seconds: Double
}

/// Config files judged: the facts and what they come to.
package struct FileExamination: Sendable {
    package let store: FactStore
    package let diagnosis: Diagnosis
    /// Start, RFC 3339 in UTC.
    package let started: String
    package let targets: [String]
    package let seconds: Double
}
