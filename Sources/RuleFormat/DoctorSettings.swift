/// What an operator sets in `.rcdoctor.yaml`: known findings, other severities, other thresholds, folders of rules.
package struct DoctorSettings: Sendable, Hashable {
    package var mutes: [RuleMute] = []
    package var severities: [String: Severity] = [:]
    /// By rule and name.
    package var parameters: [String: [String: RuleScalar]] = [:]
    /// Rules that are left out altogether.
    package var ignored: [String] = []
    /// Folders of further rules, as written.
    package var folders: [String] = []

    package init() {}

    /// The settings of both, the other's where they differ.
    package func merged(with other: DoctorSettings) -> DoctorSettings {
        var result = self
        result.mutes += other.mutes
        result.severities.merge(other.severities) { $1 }
        result.parameters.merge(other.parameters) { $0.merging($1) { $1 } }
        result.ignored += other.ignored
        result.folders += other.folders
        return result
    }

    /// Ids of rules that are named anywhere.
    package var named: Set<String> {
        Set(mutes.map(\.rule)).union(severities.keys).union(parameters.keys).union(ignored)
    }
}

/// A finding that an operator knows and accepts for a while.
package struct RuleMute: Sendable, Hashable {
    package var rule: String
    /// Columns of the row with their values; empty for all findings of the rule.
    package var key: [String: String]
    package var reason: String
    /// Last day, `2026-12-31`; nil for ever.
    package var until: String?
    /// How many findings were accepted: one more, and the mute is lifted.
    package var count: Int?

    package init(rule: String, key: [String: String] = [:], reason: String, until: String? = nil, count: Int? = nil) {
        self.rule = rule
        self.key = key
        self.reason = reason
        self.until = until
        self.count = count
    }
}
