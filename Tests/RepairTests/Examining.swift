import Diagnosis
import Facts
import RuleFormat
import Rules
import SampleCluster

@testable import Collectors
@testable import Examination
@testable import Repair

/// Examinations of made-up clusters, with one finding.
struct Examining {
    let examination: Examination
    let finding: Finding

    init(
        _ cluster: SampleCluster,
        row: [(String, FactValue)] = [("node", .text("127.0.0.1:9001"))],
        slotKeys: [SlotKeysFact] = [],
        fixes: [RuleFix] = []
    ) throws {
        let sample = LiveSample(nodes: cluster.samples, slotKeys: slotKeys)
        let store = try FactStore()
        try sample.write(to: store)
        var rule = SampleRule.rule("a/b", key: [row[0].0], message: "something")
        rule.fixes = fixes
        let fired = RuleOutcome(
            rule: rule,
            status: .fired([ResultRow(columns: row.map(\.0), values: row.map(\.1))])
        )
        let diagnosis = try Diagnosis(outcomes: [fired], store: store)
        finding = diagnosis.findings[0]
        examination = Examination(
            store: store,
            diagnosis: diagnosis,
            sample: sample,
            started: "2026-03-01T03:04:05Z",
            targets: ["127.0.0.1:9001"],
            seconds: 0.1
        )
    }

    func plan(_ procedure: some Procedure) -> ProcedureResult {
        procedure.plan(finding, examination)
    }
}

extension [RepairStep] {
    /// `port: command`, one for each step.
    var lines: [String] { map { "\($0.node.suffix(4)): \($0.run.shown)" } }
}

extension Examining {
    /// The same examination with another sample.
    func with(_ sample: LiveSample) -> Examination {
        Examination(
            store: examination.store,
            diagnosis: examination.diagnosis,
            sample: sample,
            started: examination.started,
            targets: examination.targets,
            seconds: examination.seconds
        )
    }
}

/// A cluster whose masters ask for a password and whose replicas hold an old one.
func passwords() throws -> SampleCluster {
    var cluster = try SampleCluster()
    for port in 9001...9003 { cluster[port].requirepass = "s3cr3t-new" }
    for port in 9004...9006 { cluster[port].masterauth = "s3cr3t-old" }
    return cluster
}
