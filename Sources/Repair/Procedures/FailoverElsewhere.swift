import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Hands masters over to replicas on other machines until none holds the majority.
struct FailoverElsewhere: Procedure {
    static let name = "failover-elsewhere"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let named = examination.member(finding.row["node"]?.text) else { return ProcedureResult() }
        let host = named.machine
        let owners = examination.masters.filter { $0.nodes?.myself?.slots.isEmpty == false }
        let here = owners.filter { $0.machine == host }
        var counts = Dictionary(grouping: owners, by: \.machine).mapValues(\.count)
        // What a machine may hold so that the others are a majority without it.
        let most = owners.count - (owners.count / 2 + 1)
        let machines = Set(examination.formed.map(\.machine)).count
        guard machines * most >= owners.count else {
            return ProcedureResult(advice: [
                "\(owners.count) masters live on \(machines) machines, and on so few one of them always holds the majority. "
                    + "Start replicas of \(here.map(\.name).joined(separator: ", ")) on a further machine, then run rcdoctor "
                    + "fix again."
            ])
        }
        var left = here.count - most
        var result = ProcedureResult()
        for master in here.sorted(by: { $0.name < $1.name }) where left > 0 {
            guard let id = master.id else { continue }
            let candidates = examination.liveReplicas(of: id).filter { replica in
                replica.machine != host && counts[replica.machine, default: 0] < most
                    && replica.info.flatMap { ReplicationInfo($0) }?.linkStatus == .up
            }
            let replica = candidates.min {
                (counts[$0.machine] ?? 0, $0.name) < (counts[$1.machine] ?? 0, $1.name)
            }
            guard let replica, let step = step(finding, examination, from: master, to: replica) else { continue }
            result.steps.append(step)
            counts[replica.machine, default: 0] += 1
            left -= 1
        }
        return result
    }

    private func step(
        _ finding: Finding,
        _ examination: Examination,
        from master: NodeSample,
        to replica: NodeSample
    ) -> RepairStep? {
        guard let id = replica.id, let masterID = master.id, let slots = master.nodes?.myself?.slots else { return nil }
        var step = RepairStep(
            finding,
            on: replica,
            "take over from \(master.name), which lives with too many other masters",
            .plain("CLUSTER", "FAILOVER"),
            risk: .disruptive
        )
        step.guards = [
            Condition(replica.name, .follows(replica: id, master: masterID)), Condition(replica.name, .linkUp),
        ]
        step.checks = examination.formed.map { Condition($0.name, .slotsBelong(slots, to: id)) }
        step.checks.append(Condition(master.name, .linkUp))
        step.checkWithin = 30_000
        step.undo = .plain("CLUSTER", "FAILOVER")
        step.undoNode = master.name
        return step
    }
}
