import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Frees a node that belongs to no cluster of slots from an earlier life, so that it can be added.
///
/// One with keys is emptied only where they are a copy: its old id was a replica of the living master that owns all of
/// these slots. That master's shard takes it in again.
struct ClearStranger: Procedure {
    static let name = "clear-stranger"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), let own = node.nodes?.myself else {
            return ProcedureResult()
        }
        guard node.info?.entries(in: "keyspace").isEmpty == false else {
            return ProcedureResult(steps: [Self.drop(own.slots, finding, node)])
        }
        guard let past = examination.past(of: node) else { return ProcedureResult() }
        let keys = finding.row["keys"]?.integer.map { "\($0) " } ?? ""
        var empty = RepairStep(
            finding,
            on: node,
            "drop its copy; it was a replica of \(past.master.name), which owns these slots",
            .plain("FLUSHALL"),
            risk: .destructive
        )
        empty.loses = "its \(keys)keys; \(past.master.name) has them, unless it lost some since"
        if let id = past.master.id {
            empty.guards = [Condition(past.master.name, .slotsBelong(own.slots, to: id))]
        }
        empty.checks = [Condition(node.name, .noKeys)]
        var steps = [empty, Self.drop(own.slots, finding, node)]
        steps += ForgetNode.steps(past.id, finding, examination)
        if let living = examination.masters.first {
            steps += MeetNode().meet(finding, node, own.id, from: [living], examination)
        }
        var join = Replicate(examination).steps(finding, node, past.master, why: "it was one before")
        // It becomes known only by the step before.
        for index in join.indices { join[index].guards = [Condition(node.name, .noKeys)] }
        return ProcedureResult(steps: steps + join)
    }

    private static func drop(_ slots: SlotSet, _ finding: Finding, _ node: NodeSample) -> RepairStep {
        var step = RepairStep(
            finding,
            on: node,
            "give up slots that it claims from an earlier life; it is empty",
            .plain("CLUSTER", "FLUSHSLOTS"),
            risk: .disruptive
        )
        step.guards = [Condition(node.name, .noKeys)]
        step.checks = [Condition(node.name, .slotsBelong(slots, to: nil))]
        step.undo = .plain("CLUSTER", "ADDSLOTS") + slots.map { .text(String($0)) }
        return step
    }
}

extension Examination {
    /// Under which id a node was known at its address before, if that was a replica of a living master which owns all the
    /// slots that the node claims by itself now.
    func past(of node: NodeSample) -> (id: NodeID, master: NodeSample)? {
        guard let own = node.nodes?.myself, node.nodes?.nodes.count == 1 else { return nil }
        let lines = formed.filter { $0.name != node.name }.compactMap(\.nodes).flatMap(\.nodes)
        // An id whose address the others have dropped may be anybody's, so it must be the only one.
        var found: [NodeID: NodeSample] = [:]
        for line in lines where line.isReplica && line.id != own.id {
            let isHere = line.endpoint != nil && [own.endpoint, node.endpoint].contains(line.endpoint)
            guard isHere || line.flags.contains(.noaddr),
                let master = masters.first(where: { $0.id == line.masterID }),
                master.nodes?.myself.map({ own.slots.subtracting($0.slots).isEmpty }) == true
            else { continue }
            found[line.id] = master
        }
        guard found.count == 1, let (id, master) = found.first else { return nil }
        return (id, master)
    }
}
