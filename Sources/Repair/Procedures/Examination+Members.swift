import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat

/// What procedures ask about the members.
extension Examination {
    func member(_ name: String?) -> NodeSample? {
        name.flatMap { places[$0] }.map { sample.nodes[$0] }
    }

    /// Names of all nodes that gave a view of the cluster.
    var views: [String] { sample.nodes.filter { $0.state == .answered && $0.nodes != nil }.map(\.name) }

    /// Nodes that belong to the cluster: they know others.
    var formed: [NodeSample] {
        sample.nodes.filter { $0.state == .answered && ($0.nodes?.nodes.count ?? 0) > 1 }
    }

    var masters: [NodeSample] { formed.filter { $0.nodes?.myself?.isMaster == true } }

    /// Masters that the others know and that gave no view of their own: a partial view decides no ownership.
    var unseenMasters: [String] {
        let seen = Set(sample.nodes.compactMap(\.id))
        var missing: Set<String> = []
        for view in sample.nodes.compactMap(\.nodes) {
            for line in view.nodes where line.isMaster && !seen.contains(line.id) && !line.flags.contains(.handshake) {
                missing.insert(line.endpoint?.description ?? line.id.text)
            }
        }
        return missing.sorted()
    }

    /// Why slots and keys must not be moved now; nil if every master can be asked.
    var partialView: String? {
        let unseen = unseenMasters
        guard !unseen.isEmpty else { return nil }
        return
            "\(unseen.joined(separator: ", ")) can't be asked and may own or hold what would be moved. Bring it back, or "
            + "remove it from the cluster, then run rcdoctor fix again."
    }

    /// One side of a move, at the address under which the other side knows it.
    func party(_ node: NodeSample, knownTo other: NodeSample) -> SlotMove.Party? {
        guard let id = node.id else { return nil }
        let told = other.nodes?[id]?.endpoint ?? node.endpoint
        return SlotMove.Party(node: node.name, id: id, host: told.host, port: told.port)
    }

    func move(_ kind: SlotMove.Kind, _ slots: SlotSet, from source: NodeSample, to target: NodeSample) -> SlotMove? {
        guard let from = party(source, knownTo: target), let to = party(target, knownTo: source) else { return nil }
        let others = masters.map(\.name).filter { $0 != source.name && $0 != target.name }
        return SlotMove(kind, slots: slots, source: from, target: to, others: others)
    }

    /// The step that moves slots or keys, with checks from every view.
    func moveStep(_ finding: Finding, _ title: String, _ move: SlotMove) -> RepairStep {
        var step = RepairStep(rule: finding.rule.id, findings: [finding.id], title: title, move: move)
        let seers = formed.map(\.name)
        step.checks = seers.map { Condition($0, .slotsBelong(move.slots, to: move.target.id)) }
        step.checkWithin = 30_000
        return step
    }

    /// A master that claims slots which this one claims, too.
    func rival(of node: NodeSample) -> (node: NodeSample, slots: SlotSet)? {
        guard let own = node.nodes?.myself?.slots, !own.isEmpty else { return nil }
        for other in masters where other.name != node.name {
            let shared = other.nodes?.myself?.slots.intersection(own) ?? SlotSet()
            if !shared.isEmpty { return (other, shared) }
        }
        return nil
    }

    /// Keys that a node was found to hold in a slot; nil if nobody counted.
    func keys(in slot: Int, at node: String) -> Int? {
        sample.slotKeys.first { $0.node == node && $0.slot == slot }?.keys
    }

    /// Replicas of a master that answer and have their link up, best spread first: on another host than the master.
    func liveReplicas(of master: NodeID) -> [NodeSample] {
        formed.filter { $0.nodes?.myself?.masterID == master }
    }
}

extension NodeSample {
    /// The host that it announces: a node that was asked at another address lives on no other machine.
    var machine: String {
        guard let host = nodes?.myself?.host, !host.isEmpty else { return endpoint.host }
        return host
    }
}
