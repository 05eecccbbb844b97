import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Lets a shard that saves nothing save as the others do, or its master as its replica does.
struct SaveLikeOthers: Procedure {
    static let name = "save-like-others"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let master = examination.member(finding.row["master"]?.text), let id = master.id else {
            return ProcedureResult()
        }
        let replica = examination.member(finding.row["replica"]?.text)
        let others = [replica].compactMap { $0 } + examination.masters.filter { $0.name != master.name }
        let example = others.first { Self.saves($0) }
        let nodes = [master] + (replica == nil ? examination.liveReplicas(of: id) : [])
        var result = ProcedureResult()
        for node in nodes where !Self.saves(node) {
            let before = result.steps.count
            for name in ["save", "appendonly"] {
                let wanted = example.map { $0.config?[name]?.text ?? "" } ?? (name == "appendonly" ? "yes" : nil)
                guard let wanted, let value = node.config?[name]?.text, value != wanted else { continue }
                let title = "save as \(example?.name ?? "an AOF") does"
                var step = RepairStep(finding, on: node, title, .plain("CONFIG", "SET", name, wanted))
                step.undo = .plain("CONFIG", "SET", name, value)
                step.guards = [Condition(node.name, .config(name: name, oneOf: [.text(value)]))]
                step.checks = [Condition(node.name, .config(name: name, oneOf: [.text(wanted)]))]
                result.steps.append(step)
            }
            guard result.steps.count > before else { continue }
            let keep = RepairStep.keep(finding, on: node)
            result.steps.append(keep)
        }
        if !result.steps.isEmpty { result.steps[result.steps.count - 1].goneWithin = 20_000 }
        return result
    }

    private static func saves(_ node: NodeSample) -> Bool {
        node.config?["appendonly"]?.text == "yes" || node.config?["save"]?.text?.isEmpty == false
    }
}
