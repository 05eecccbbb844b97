import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Lets the user that replicas log in as replicate on every node, since any may become the master.
///
/// Where the user does not exist it is copied, hashes of passwords included, from a node that has it; the hashes pass
/// through memory only.
struct GrantReplication: Procedure {
    static let name = "grant-replication"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let user = finding.row["user"]?.text else { return ProcedureResult() }
        let nodes = examination.formed.filter { $0.hasUser(user) != nil }
        guard let holder = nodes.first(where: { $0.hasUser(user) == true }) else {
            return ProcedureResult(advice: [
                "no node has the user \(user) that masteruser names. Create it on every node, with the password that the "
                    + "replicas have as masterauth: ACL SETUSER \(user) on >PASSWORD +psync +replconf +ping, then ACL SAVE or "
                    + "CONFIG REWRITE."
            ])
        }
        var steps: [RepairStep] = []
        for node in nodes where node.hasUser(user) == false {
            var step = RepairStep(finding, on: node, "create the user as \(holder.name) has it")
            step.run = .plain("ACL", "SETUSER", user) + [.aclRules(node: holder.name, user: user)]
            step.undo = .plain("ACL", "DELUSER", user)
            steps.append(step)
        }
        for node in nodes {
            var step = RepairStep(finding, on: node, "let \(user) replicate")
            step.run = .plain("ACL", "SETUSER", user, "on", "+psync", "+replconf", "+ping")
            steps.append(step)
        }
        if var last = steps.popLast() {
            last.goneWithin = 30_000
            steps.append(last)
        }
        return ProcedureResult(steps: steps + nodes.map { PersistUsers.step(finding, $0) })
    }
}
