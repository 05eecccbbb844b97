import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Gives a user on one node the rules that most nodes have, in one command, so that it is never half a user.
struct AlignUser: Procedure {
    static let name = "align-user"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let user = finding.row["user"]?.text, let how = finding.row["how"]?.text,
            let node = examination.member(finding.row["node"]?.text),
            let example = examination.member(finding.row["example"]?.text)
        else { return ProcedureResult() }
        // Which of its passwords counts is requirepass's affair, and deleting a user is a person's.
        guard user != "default", how != "extra" else { return ProcedureResult() }
        var step = RepairStep(
            rule: finding.rule.id,
            findings: [finding.id],
            title: "the rules that \(example.name) and most others have",
            node: node.name,
            run: .plain("ACL", "SETUSER", user, "reset") + [.aclRules(node: example.name, user: user)],
            risk: how == "missing" ? .safe : .disruptive
        )
        if how == "missing" {
            step.undo = .plain("ACL", "DELUSER", user)
        } else {
            step.loses = "its rules there are replaced; they hold hashes of passwords, so no journal keeps them"
        }
        step.goneWithin = 10_000
        return ProcedureResult(steps: [step, PersistUsers.step(finding, node)])
    }
}
