import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Gives all nodes a timeout that is longer than twice the pause that was seen; not beyond half a minute.
struct RaiseNodeTimeout: Procedure {
    static let name = "raise-node-timeout"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let pause = finding.row["pause_ms"]?.integer else { return ProcedureResult() }
        // More than any timeout that is given here.
        guard pause < 15_000 else { return ProcedureResult() }
        let wanted = (Int(pause) * 2 / 1_000 + 1) * 1_000
        guard wanted <= 30_000 else { return ProcedureResult() }
        var result = ProcedureResult()
        let setting = "cluster-node-timeout"
        for node in examination.formed {
            guard let value = node.config?[setting]?.text, let current = Int(value), current < wanted else { continue }
            let title = "outlast pauses such as this one; a dead master is replaced later by as much"
            var step = RepairStep(finding, on: node, title, .plain("CONFIG", "SET", setting, String(wanted)))
            step.undo = .plain("CONFIG", "SET", setting, value)
            step.guards = [Condition(node.name, .config(name: setting, oneOf: [.text(value)]))]
            let keep = RepairStep.keep(finding, on: node)
            result.steps += [step, keep]
        }
        if !result.steps.isEmpty { result.steps[result.steps.count - 1].goneWithin = 10_000 }
        return result
    }
}
