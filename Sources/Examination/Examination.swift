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
