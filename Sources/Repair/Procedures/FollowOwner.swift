import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Lets a replica whose master is unknown, gone, or a replica itself follow a master that owns slots.
struct FollowOwner: Procedure {
    static let name = "follow-owner"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), node.nodes?.myself?.isReplica == true else {
            return ProcedureResult()
        }
        let owners = examination.masters.filter { $0.nodes?.myself?.slots.isEmpty == false }
        // A chain ends at the master of the node that it hangs on; otherwise whoever has the fewest replicas is served.
        let upstream = finding.row["upstream"]?.text.flatMap { name in owners.first { $0.name == name } }
        let neediest = owners.min { replicas(of: $0, examination) < replicas(of: $1, examination) }
        guard let master = upstream ?? neediest else { return ProcedureResult() }
        let why = upstream == nil ? "of the masters with slots it has the fewest replicas" : "the master of this chain"
        return ProcedureResult(steps: Replicate(examination).steps(finding, node, master, why: why))
    }

    private func replicas(of master: NodeSample, _ examination: Examination) -> (Int, String) {
        (master.id.map { examination.liveReplicas(of: $0).count } ?? 0, master.name)
    }
}
