import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Ends the script that keeps a node from answering.
struct StopScript: Procedure {
    static let name = "stop-script"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = finding.row["node"]?.text, let way = finding.row["way_out"]?.text,
            ["SCRIPT KILL", "FUNCTION KILL"].contains(way)
        else { return ProcedureResult() }
        var step = RepairStep(
            rule: finding.rule.id,
            findings: [finding.id],
            title: "end the script; one that has written can't be ended so",
            node: node,
            run: way.split(separator: " ").map { .text(String($0)) },
            risk: .disruptive
        )
        step.loses = "its client gets an error"
        step.checks = [Condition(node, .answers)]
        return ProcedureResult(steps: [step])
    }
}
