import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Writes down what runs, where the file has never had it.
///
/// Where the file was edited since, or has a password that the server lacks, only a person knows which one is meant.
struct KeepRunning: Procedure {
    static let name = "keep-running"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), finding.row["is_new"]?.integer == 1 else {
            return ProcedureResult()
        }
        var step = RepairStep(finding, on: node, "keep what runs over a restart", .plain("CONFIG", "REWRITE"))
        step.goneWithin = 10_000
        return ProcedureResult(steps: [step])
    }
}

/// Writes users down where they are kept: the aclfile, else the config file.
struct KeepUsers: Procedure {
    static let name = "keep-users"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), finding.row["is_new"]?.integer == 1 else {
            return ProcedureResult()
        }
        // Whether a user of this node alone is to stay is for a person to say.
        let isExtra = examination.diagnosis.findings.contains {
            $0.rule.id == "auth/acl-users-drift" && $0.row["node"]?.text == node.name && $0.row["how"]?.text == "extra"
        }
        if isExtra { return ProcedureResult() }
        var step = PersistUsers.step(finding, node)
        step.undo = []
        step.undoLast = false
        step.goneWithin = 10_000
        return ProcedureResult(steps: [step])
    }
}
