import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Puts a master without slots to use: as replica of a master that has none, else with a share of the slots.
struct UseEmptyMaster: Procedure {
    static let name = "use-empty-master"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text) else { return ProcedureResult() }
        let owners = examination.masters.filter { $0.nodes?.myself?.slots.isEmpty == false }
        let isEmpty = node.info?.entries(in: "keyspace").isEmpty == true
        let insured = owners.count { owner in owner.id.map { !examination.liveReplicas(of: $0).isEmpty } ?? false }
        // Where no shard has a replica, that is the plan, and the new node was meant as a master.
        if isEmpty, insured > 0, insured < owners.count, let row = finding.row["neediest"]?.text,
            let master = examination.member(row)
        {
            return ProcedureResult(steps: Replicate(examination).steps(finding, node, master, why: "it has no replica"))
        }
        return ShareSlots().plan(finding, examination)
    }
}
