package import Facts
package import RuleFormat
package import Rules

/// What the examination comes to: findings with their causes, the verdict, and what could not be judged.
package struct Diagnosis: Sendable {
    package let findings: [Finding]
    package let problems: [Problem]
    package let outcomes: [RuleOutcome]
    package let verdict: Verdict
    /// Whether everything could be looked at.
    package let isComplete: Bool
    package let cluster: ClusterSummary
    package let collection: [CollectionFact]
    /// User data that was seen and not stored.
    package let leftOut: [LeftOutFact]
    /// Mutes that did not hold, in words.
    package let notes: [String]

    package init(outcomes: [RuleOutcome], store: FactStore, policy: ReportPolicy = ReportPolicy()) throws {
        var findings: [Finding] = []
        var outcomes = outcomes
        let members = try store.read { db in
            let quoter = EvidenceQuoter(db: db)
            for index in outcomes.indices {
                let outcome = outcomes[index]
                do {
                    let own = try outcome.rows.map { try Finding(outcome.rule, $0, quoter) }
                    findings += own.sorted { $0.nodes.first ?? "" < $1.nodes.first ?? "" }
                } catch {
                    // Words that can't be filled are a fault of that rule alone.
                    outcomes[index].status = .broken("\(outcome.rule.id): \(error)")
                }
            }
            return try ShardMembers(db)
        }
        // Two rows with one key are one finding.
        var seen: Set<String> = []
        findings = findings.filter { seen.insert($0.id).inserted }
        // Worst first; rules come sorted by id, so the order is the same every time.
        findings = findings.enumerated()
            .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
            .map(\.element)
        notes = policy.apply(to: &findings)
        Causes.link(&findings, members)
        self.findings = findings
        self.outcomes = outcomes
        problems = Problem.group(findings.filter { !$0.isMuted })
        collection = try store.collection()
        leftOut = try store.leftOut()
        cluster = try ClusterSummary(store)
        let blind = collection.contains { [.denied, .unreachable, .timedOut].contains($0.status) }
        let broken = outcomes.contains { if case .broken = $0.status { true } else { false } }
        isComplete = !blind && !broken
        verdict = Verdict(worst: problems.map(\.worst).max(), complete: isComplete)
    }

    /// Findings that count.
    package var open: [Finding] { findings.filter { !$0.isMuted } }

    package var mutedCount: Int { findings.count(where: \.isMuted) }

    /// Number of problems of this severity, consequences not counted.
    package func count(_ severity: Severity) -> Int {
        problems.count { $0.severity == severity }
    }
}

extension Finding {
    init(_ rule: Rule, _ row: ResultRow, _ quoter: EvidenceQuoter) throws {
        var nodes: [String] = []
        for subject in rule.subjects where subject.kind != .slots {
            if let node = row[subject.column]?.text, !nodes.contains(node) { nodes.append(node) }
        }
        self.init(
            id: Fingerprint.of(rule, row),
            rule: rule,
            severity: rule.severity,
            message: try Template(rule.message).filled(with: row.worded(rule), in: rule.language),
            impact: try Template(rule.impact).filled(with: row.worded(rule), in: rule.language),
            nodes: nodes,
            row: row,
            evidence: try quoter.quote(rule.evidence, for: row),
            subjects: Subjects(rule, row)
        )
    }
}
