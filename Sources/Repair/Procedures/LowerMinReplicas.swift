import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Lowers min-replicas-to-write to the number of replicas that the shard has, where it asks for more than there are.
///
/// Where a replica is missing that the shard does have, that one is to be brought back instead.
struct LowerMinReplicas: Procedure {
    static let name = "lower-min-replicas"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), let id = node.id,
            let wanted = finding.row["wanted"]?.integer.map(Int.init), let view = node.nodes
        else { return ProcedureResult() }
        let replicas = view.nodes.count { $0.masterID == id }
        guard replicas < wanted else { return ProcedureResult() }
        let name = node.config?["min-replicas-to-write"] == nil ? "min-slaves-to-write" : "min-replicas-to-write"
        var step = RepairStep(finding, on: node, "ask for the \(replicas) replicas that the shard has")
        step.run = .plain("CONFIG", "SET", name, String(replicas))
        step.undo = .plain("CONFIG", "SET", name, String(wanted))
        step.risk = .disruptive
        step.loses = "writes are acknowledged with fewer copies than were asked for"
        step.goneWithin = 10_000
        let keep = RepairStep.keep(finding, on: node)
        return ProcedureResult(steps: [step, keep])
    }
}
