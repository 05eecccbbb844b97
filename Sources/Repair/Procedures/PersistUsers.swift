import ClusterModel
import Collectors
import Diagnosis
import RuleFormat

/// Keeps changed users over a restart: ACL SAVE where there is an aclfile, else CONFIG REWRITE.
enum PersistUsers {
    static func step(_ finding: Finding, _ node: NodeSample) -> RepairStep {
        let hasFile = node.config?["aclfile"]?.text?.isEmpty == false
        var step = RepairStep(
            finding,
            on: node,
            "keep it over a restart",
            hasFile ? .plain("ACL", "SAVE") : .plain("CONFIG", "REWRITE")
        )
        step.undo = step.run
        step.undoLast = true
        return step
    }
}
