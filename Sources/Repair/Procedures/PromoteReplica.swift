import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Promotes the replica with the newest data of a shard whose master is gone and which nobody else can help.
///
/// FORCE where a majority of masters can vote, TAKEOVER where none is left. What the replica does not have is lost, and
/// the offsets of all replicas stand in the plan.
struct PromoteReplica: Procedure {
    static let name = "promote-replica"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        var result = ProcedureResult()
        let (lines, voters) = Self.owners(examination)
        let alive = voters.count { examination.sample.name(of: $0) != nil }
        let hasMajority = alive * 2 > voters.count
        let wanted = finding.row["master"]?.text
        for line in lines where examination.sample.name(of: line.id) == nil {
            guard wanted == nil || line.endpoint?.description == wanted else { continue }
            let candidates = examination.liveReplicas(of: line.id).map { ($0, Self.offset(of: $0)) }
                .sorted { ($1.1, $0.0.name) < ($0.1, $1.0.name) }
            guard let (best, offset) = candidates.first, let id = best.id else { continue }
            let master = line.endpoint?.description ?? line.id.short
            var step = RepairStep(
                rule: finding.rule.id,
                findings: [finding.id],
                title: "take over from \(master), which is gone",
                node: best.name,
                run: .plain("CLUSTER", "FAILOVER", hasMajority ? "FORCE" : "TAKEOVER"),
                risk: hasMajority ? .disruptive : .destructive
            )
            let offsets = candidates.map { "\($0.0.name) \($0.1)" }.joined(separator: ", ")
            step.loses =
                "writes that \(master) had and this replica (offset \(offset)) has not are lost; offsets: \(offsets)"
                + (hasMajority
                    ? "" : ". No vote is taken: never while the other side of a split network may serve clients")
            step.guards = [Condition(best.name, .follows(replica: id, master: line.id))]
            step.checks = examination.formed.map { Condition($0.name, .slotsBelong(line.slots, to: id)) }
            step.checkWithin = 30_000
            result.steps.append(step)
        }
        return result
    }

    /// Lines of all masters with slots, as the first living node sees them, and their ids.
    private static func owners(_ examination: Examination) -> (lines: [ClusterNode], ids: [NodeID]) {
        let lines = examination.formed.first?.nodes?.nodes.filter { $0.isMaster && !$0.slots.isEmpty } ?? []
        return (lines, lines.map(\.id))
    }

    private static func offset(of node: NodeSample) -> Int {
        node.info?.integer("slave_repl_offset") ?? node.info?.integer("master_repl_offset") ?? 0
    }
}
