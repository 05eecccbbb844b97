import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Gives a master a replica from a shard that can spare one.
struct AddReplica: Procedure {
    static let name = "add-replica"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let master = examination.member(finding.row["master"]?.text), let masterID = master.id,
            master.nodes?.myself?.isMaster == true
        else { return ProcedureResult() }
        let own = examination.liveReplicas(of: masterID).count
        // The shard with the most replicas gives one, as long as it keeps more than the needy one gets.
        let donors = examination.masters.compactMap { donor -> (donor: NodeSample, replicas: [NodeSample])? in
            guard let id = donor.id, id != masterID else { return nil }
            let replicas = examination.liveReplicas(of: id)
            return replicas.count >= max(2, own + 2) ? (donor, replicas) : nil
        }
        let best = donors.max { ($0.replicas.count, $1.donor.name) < ($1.replicas.count, $0.donor.name) }
        guard let best, let spare = Self.spare(best.replicas, for: master) else { return ProcedureResult() }
        let why = "\(best.donor.name) has \(best.replicas.count) replicas, it has \(own)"
        return ProcedureResult(steps: Replicate(examination).steps(finding, spare, master, why: why))
    }

    /// On another host than the master, if one is.
    private static func spare(_ replicas: [NodeSample], for master: NodeSample) -> NodeSample? {
        let ordered = replicas.sorted { $0.name < $1.name }
        return ordered.last { $0.machine != master.machine } ?? ordered.last
    }
}
