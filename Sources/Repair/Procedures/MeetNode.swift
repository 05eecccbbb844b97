import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Introduces a node to the cluster: one that lost its id, one that was never introduced, one that some do not know.
///
/// An empty node becomes the replica of the master that its old id followed, or of the one that needs it most.
struct MeetNode: Procedure {
    static let name = "meet-node"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), let id = node.id else {
            return ProcedureResult(steps: forgetNobody(finding, examination))
        }
        if let rival = examination.rival(of: node) {
            return ProcedureResult(advice: [
                "\(node.name) and \(rival.node.name) both claim slots \(rival.slots). They must not meet before that is "
                    + "settled: the one with the lower config epoch would drop the slots with all its keys."
            ])
        }
        let isStranger = (node.nodes?.nodes.count ?? 0) <= 1
        let lacking = examination.formed.filter { $0.nodes?[id] == nil && $0.id != id }
        guard isStranger else {
            return ProcedureResult(steps: meet(finding, node, id, from: lacking, examination))
        }
        guard node.info?.entries(in: "keyspace").isEmpty == true else {
            return ProcedureResult(advice: [
                "\(node.name) holds keys and belongs to no cluster. Save them first: it joins only when it is empty."
            ])
        }
        let slots = finding.row["slot_count"]?.integer ?? 0
        guard slots == 0, let living = examination.masters.first else { return ProcedureResult() }
        var result = ProcedureResult()
        if let old = finding.row["old_id"]?.text.flatMap({ NodeID($0) }) {
            result.steps = ForgetNode.steps(old, finding, examination)
        }
        result.steps += meet(finding, node, id, from: [living], examination)
        guard let master = master(for: finding, examination) else { return result }
        var join = Replicate(examination).steps(finding, node, master, why: "it has the fewest replicas")
        // It becomes known only by the step before.
        for index in join.indices { join[index].guards = [Condition(node.name, .noKeys)] }
        result.steps += join
        return result
    }

    /// An id that some list and others do not, without an address in any view, is nobody: those who list it forget it.
    private func forgetNobody(_ finding: Finding, _ examination: Examination) -> [RepairStep] {
        guard let id = finding.row["id"]?.text.flatMap({ NodeID($0) }) else { return [] }
        let lines = examination.formed.compactMap { $0.nodes?[id] }
        let isNobody = lines.allSatisfy { $0.flags.contains(.noaddr) && $0.slots.isEmpty }
        let isFollowed = examination.formed.contains { $0.nodes?.myself?.masterID == id }
        guard !lines.isEmpty, isNobody, !isFollowed else { return [] }
        return ForgetNode.steps(id, finding, examination)
    }

    func meet(
        _ finding: Finding,
        _ node: NodeSample,
        _ id: NodeID,
        from introducers: [NodeSample],
        _ examination: Examination
    ) -> [RepairStep] {
        let bus = node.nodes?.myself?.busPort.flatMap { $0 == node.endpoint.port + 10_000 ? nil : String($0) }
        let steps = introducers.map { introducer in
            RepairStep(
                rule: finding.rule.id,
                findings: [finding.id],
                title: "make \(node.name) known",
                node: introducer.name,
                run: .plain("CLUSTER", "MEET", node.endpoint.host, String(node.endpoint.port))
                    + (bus.map { [.text($0)] } ?? []),
                risk: .safe
            )
        }
        guard var last = steps.last else { return [] }
        let members = examination.formed.map(\.name)
        last.checks = members.map { Condition($0, .knows([id])) }
        last.checks.append(Condition(node.name, .knows(examination.masters.compactMap(\.id))))
        last.checkWithin = 30_000
        return steps.dropLast() + [last]
    }

    /// The master of the lost id if it still is one; else the owner with the fewest replicas, if any shard has some.
    private func master(for finding: Finding, _ examination: Examination) -> NodeSample? {
        let owners = examination.masters.filter { $0.nodes?.myself?.slots.isEmpty == false }
        if let old = finding.row["master"]?.text, let master = owners.first(where: { $0.name == old }) { return master }
        let counted = owners.map { owner in (owner, owner.id.map { examination.liveReplicas(of: $0).count } ?? 0) }
        guard counted.contains(where: { $0.1 > 0 }) else { return nil }
        return counted.min { ($0.1, $0.0.name) < ($1.1, $1.0.name) }?.0
    }
}
