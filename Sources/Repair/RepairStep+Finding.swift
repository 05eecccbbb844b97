import Collectors
import Diagnosis
import RuleFormat

extension RepairStep {
    /// A step for one finding, on one node.
    init(
        _ finding: Finding,
        on node: NodeSample,
        _ title: String,
        _ run: [CommandWord] = [],
        risk: Risk = .safe
    ) {
        self.init(rule: finding.rule.id, findings: [finding.id], title: title, node: node.name, run: run, risk: risk)
    }

    /// Writes the settings of a node down, after steps that changed them; taken back last, when they are what they were.
    static func keep(_ finding: Finding, on node: NodeSample) -> RepairStep {
        var step = RepairStep(finding, on: node, "keep it over a restart", .plain("CONFIG", "REWRITE"))
        step.undo = step.run
        step.undoLast = true
        return step
    }
}
