import RuleFormat

/// Puts causes above their consequences: a finding is folded below one whose rule `explains` it on the same subject.
enum Causes {
    static func link(_ findings: inout [Finding]) {
        let order = findings.indices.sorted { rank(findings[$0]) > rank(findings[$1]) }
        for consequence in findings.indices {
            let cause = order.first { candidate in
                candidate != consequence && explains(findings[candidate], findings[consequence])
                    && !isBelow(candidate, consequence, findings)
            }
            guard let cause else { continue }
            findings[consequence].causedBy = findings[cause].id
            findings[cause].causes.append(findings[consequence].id)
        }
    }

    private static func rank(_ finding: Finding) -> (Severity, Int) {
        (finding.severity, finding.rule.explains.count)
    }

    private static func explains(_ cause: Finding, _ consequence: Finding) -> Bool {
        guard cause.rule.explains.contains(consequence.rule.id) else { return false }
        // A finding about no node in particular is about the whole cluster.
        guard !cause.nodes.isEmpty, !consequence.nodes.isEmpty else { return true }
        return !Set(cause.nodes).isDisjoint(with: consequence.nodes)
    }

    /// Whether the candidate is itself a consequence of the finding: then linking would close a circle.
    private static func isBelow(_ candidate: Int, _ finding: Int, _ findings: [Finding]) -> Bool {
        var current = findings[candidate].causedBy
        var steps = 0
        while let id = current, steps <= findings.count {
            if id == findings[finding].id { return true }
            current = findings.first { $0.id == id }?.causedBy
            steps += 1
        }
        return false
    }
}
