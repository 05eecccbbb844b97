import RuleFormat

/// Puts causes above their consequences: a finding is folded below one whose rule `explains` it, where the proper
/// subjects of the two meet.
enum Causes {
    static func link(_ findings: inout [Finding], _ members: ShardMembers) {
        let order = findings.indices.sorted { rank(findings[$0]) > rank(findings[$1]) }
        // Most rules explain few others, so only those are looked at that could.
        var explainers: [String: [Int]] = [:]
        for index in order {
            for id in findings[index].rule.explains { explainers[id, default: []].append(index) }
        }
        let places = Dictionary(findings.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for consequence in findings.indices {
            let cause = explainers[findings[consequence].rule.id]?.first { candidate in
                candidate != consequence && meets(findings[candidate], findings[consequence], members)
                    && !isBelow(candidate, consequence, findings, places)
            }
            guard let cause else { continue }
            findings[consequence].causedBy = findings[cause].id
            findings[cause].causes.append(findings[consequence].id)
        }
    }

    private static func rank(_ finding: Finding) -> (Severity, Int) {
        (finding.severity, finding.rule.explains.count)
    }

    private static func meets(_ cause: Finding, _ consequence: Finding, _ members: ShardMembers) -> Bool {
        // What is muted must not hide what is not.
        if cause.isMuted, !consequence.isMuted { return false }
        // A finding about no node in particular is about the whole cluster.
        if cause.subjects.isWholeCluster || consequence.subjects.isWholeCluster { return true }
        return cause.subjects.meet(consequence.subjects, members.shard)
    }

    /// Whether the candidate is itself a consequence of the finding: then linking would close a circle.
    private static func isBelow(
        _ candidate: Int,
        _ finding: Int,
        _ findings: [Finding],
        _ places: [String: Int]
    ) -> Bool {
        var current = findings[candidate].causedBy
        var steps = 0
        while let id = current, steps <= findings.count {
            if id == findings[finding].id { return true }
            current = places[id].flatMap { findings[$0].causedBy }
            steps += 1
        }
        return false
    }
}
