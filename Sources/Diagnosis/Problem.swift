package import RuleFormat

/// What a reader counts as *one* problem: the findings of one rule that have no better cause, with all their consequences.
package struct Problem: Sendable {
    package let rule: Rule
    package let findings: [Finding]
    /// Everything that follows from these findings, direct or not.
    package let consequences: [Finding]

    package var severity: Severity { findings.map(\.severity).max() ?? rule.severity }

    /// The worst of the findings and of what follows from them.
    package var worst: Severity { max(severity, consequences.map(\.severity).max() ?? severity) }

    static func group(_ findings: [Finding]) -> [Problem] {
        let children = Dictionary(grouping: findings.filter { $0.causedBy != nil }) { $0.causedBy ?? "" }
        func below(_ id: String) -> [Finding] {
            (children[id] ?? []).flatMap { [$0] + below($0.id) }
        }
        var order: [String] = []
        var roots: [String: [Finding]] = [:]
        for finding in findings where finding.causedBy == nil {
            if roots[finding.rule.id] == nil { order.append(finding.rule.id) }
            roots[finding.rule.id, default: []].append(finding)
        }
        let problems = order.compactMap { id -> Problem? in
            guard let group = roots[id], let rule = group.first?.rule else { return nil }
            return Problem(rule: rule, findings: group, consequences: group.flatMap { below($0.id) })
        }
        return problems.enumerated()
            .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
            .map(\.element)
    }
}
