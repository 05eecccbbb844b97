import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Exchanges the replicas of two shards, so that neither shares the machine of its master.
struct SwapReplicas: Procedure {
    static let name = "swap-replicas"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let master = examination.member(finding.row["master"]?.text), let id = master.id else {
            return ProcedureResult()
        }
        let host = master.endpoint.host
        let own = examination.liveReplicas(of: id).sorted { $0.name < $1.name }
        guard let near = own.first, !own.contains(where: { $0.endpoint.host != host }) else { return ProcedureResult() }
        var best: (gain: Int, master: NodeSample, replica: NodeSample)?
        for other in examination.masters where other.name != master.name && other.endpoint.host != host {
            guard let otherID = other.id else { continue }
            for replica in examination.liveReplicas(of: otherID) where replica.endpoint.host != host {
                // Better still if the other shard has the same trouble.
                let gain = replica.endpoint.host == other.endpoint.host ? 1 : 0
                if best.map({ gain > $0.gain }) ?? true { best = (gain, other, replica) }
            }
        }
        guard let best else { return ProcedureResult() }
        let replicate = Replicate(examination)
        let why = "its replicas are all on \(host), as it is"
        return ProcedureResult(
            steps: replicate.steps(finding, best.replica, master, why: why)
                + replicate.steps(finding, near, best.master, why: "it gave its replica away")
        )
    }
}
