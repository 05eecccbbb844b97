import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Ends CLIENT PAUSE at a node that answers; one that pauses everything lets no command through before 7.0.
struct EndPause: Procedure {
    static let name = "end-pause"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text),
            (node.info.flatMap { ServerVersion(info: $0) }?.number ?? 0) >= 60_200
        else { return ProcedureResult() }
        var step = RepairStep(finding, on: node, "let its clients go on", .plain("CLIENT", "UNPAUSE"))
        step.goneWithin = 10_000
        return ProcedureResult(steps: [step])
    }
}
