import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Of two nodes that announce one address, the one that is reached elsewhere stops announcing it.
struct AnnounceTruth: Procedure {
    static let name = "announce-truth"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        var result = ProcedureResult()
        // The row names nodes by their announced address, which both share: the ids tell them apart.
        let ids = [finding.row["id"]?.text, finding.row["other_id"]?.text].compactMap { $0.flatMap { NodeID($0) } }
        for node in examination.sample.nodes where node.id.map(ids.contains) == true {
            guard let told = node.nodes?.myself?.endpoint else { continue }
            if told.port != node.endpoint.port { withdraw("cluster-announce-port", "0", node, finding, &result) }
            if told.host != node.endpoint.host { withdraw("cluster-announce-ip", "", node, finding, &result) }
        }
        return result
    }

    private func withdraw(
        _ name: String,
        _ empty: String,
        _ node: NodeSample,
        _ finding: Finding,
        _ result: inout ProcedureResult
    ) {
        guard let value = node.config?[name]?.text, value != empty else { return }
        var step = RepairStep(finding, on: node, "announce what it really uses", .plain("CONFIG", "SET", name, empty))
        step.undo = .plain("CONFIG", "SET", name, value)
        step.guards = [Condition(node.name, .config(name: name, oneOf: [.text(value)]))]
        step.goneWithin = 20_000
        let keep = RepairStep.keep(finding, on: node)
        result.steps += [step, keep]
    }
}
