package import Facts
package import RuleFormat
package import Rules

/// What the examination comes to: findings with their causes, the verdict, and what could not be judged.
package struct Diagnosis: Sendable {
    package let findings: [Finding]
    package let problems: [Problem]
    package let outcomes: [RuleOutcome]
    package let verdict: Verdict
    package let cluster: ClusterSummary
    package let collection: [CollectionFact]
    /// User data that was seen and not stored.
    package let leftOut: [LeftOutFact]

    package init(outcomes: [RuleOutcome], store: FactStore) throws {
        var findings: [Finding] = []
        try store.read { db in
            let quoter = EvidenceQuoter(db: db)
            for outcome in outcomes {
                let own = try outcome.rows.map { try Finding(outcome.rule, $0, quoter) }
                findings += own.sorted { $0.nodes.first ?? "" < $1.nodes.first ?? "" }
            }
        }
        // Two rows with one key are one finding.
        var seen: Set<String> = []
        findings = findings.filter { seen.insert($0.id).inserted }
        // Worst first; rules come sorted by id, so the order is the same every time.
        findings = findings.enumerated()
            .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
            .map(\.element)
        Causes.link(&findings)
        self.findings = findings
        self.outcomes = outcomes
        problems = Problem.group(findings)
        collection = try store.collection()
        leftOut = try store.leftOut()
        cluster = try ClusterSummary(store)
        let blind = collection.contains { [.denied, .unreachable, .timedOut].contains($0.status) }
        let broken = outcomes.contains { if case .broken = $0.status { true } else { false } }
        verdict = Verdict(worst: findings.map(\.severity).max(), complete: !blind && !broken)
    }

    /// Number of problems of this severity, consequences not counted.
    package func count(_ severity: Severity) -> Int {
        problems.count { $0.severity == severity }
    }
}

extension Finding {
    init(_ rule: Rule, _ row: ResultRow, _ quoter: EvidenceQuoter) throws {
        var nodes: [String] = []
        for column in rule.subjects {
            if let node = row[column]?.text, !nodes.contains(node) { nodes.append(node) }
        }
        self.init(
            id: Fingerprint.of(rule, row),
            rule: rule,
            severity: rule.severity,
            message: try Template(rule.message).filled(with: row),
            impact: try Template(rule.impact).filled(with: row),
            nodes: nodes,
            row: row,
            evidence: try quoter.quote(rule.evidence, for: row)
        )
    }
}
