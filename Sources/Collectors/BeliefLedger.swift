import ClusterModel
import Facts

/// Interns what nodes believe about each other: each distinct belief is kept once, and only dissenters are listed.
///
/// A thousand nodes that agree about a thousand others make a thousand rows, not a million.
struct BeliefLedger {
    struct Belief: Hashable {
        var subject: NodeID
        var role: String
        var health: String
        var connected: Bool
        var masterID: NodeID?
        var configEpoch: Int64
        var slots: SlotSet
        var own: Bool
    }

    private(set) var observers: [Belief: [String]] = [:]
    /// How many nodes each node lists, itself included.
    private(set) var views: [String: Int] = [:]
    private var addresses: [NodeID: String] = [:]

    init(_ sample: LiveSample) {
        for node in sample.nodes {
            if let id = node.id { addresses[id] = node.name }
        }
        for node in sample.nodes {
            guard let view = node.nodes else { continue }
            views[node.name] = view.nodes.count
            for line in view.nodes { add(line, seenBy: node.name, sample) }
        }
    }

    private mutating func add(_ line: ClusterNode, seenBy observer: String, _ sample: LiveSample) {
        if addresses[line.id] == nil, let endpoint = line.endpoint {
            addresses[line.id] = sample.nodes.first { $0.endpoint == endpoint }?.name ?? endpoint.description
        }
        let belief = Belief(
            subject: line.id,
            role: line.isReplica ? "replica" : "master",
            health: Self.health(line.flags),
            connected: line.isMyself || line.linkConnected,
            masterID: line.masterID,
            configEpoch: line.configEpoch,
            slots: line.slots,
            own: line.isMyself
        )
        observers[belief, default: []].append(observer)
    }

    private static func health(_ flags: NodeFlags) -> String {
        if flags.contains(.handshake) { return "handshake" }
        if flags.contains(.noaddr) { return "noaddr" }
        if flags.contains(.fail) { return "fail" }
        return flags.contains(.pfail) ? "pfail" : "ok"
    }

    func facts() -> (beliefs: [BeliefFact], dissents: [DissentFact]) {
        var beliefs: [BeliefFact] = []
        var dissents: [DissentFact] = []
        let groups = Dictionary(grouping: observers) { $0.key.subject }
        for subject in groups.keys.sorted() {
            let held = (groups[subject] ?? []).sorted { left, right in
                left.value.count == right.value.count
                    ? left.value.min() ?? "" < right.value.min() ?? "" : left.value.count > right.value.count
            }
            let consensus = held.first { !$0.key.own }?.key
            for (belief, holders) in held {
                let number = beliefs.count + 1
                beliefs.append(fact(belief, number, observers: holders.count, isConsensus: belief == consensus))
                guard belief != consensus, !belief.own else { continue }
                dissents += holders.map { DissentFact(observer: $0, subjectID: subject.text, belief: number) }
            }
        }
        return (beliefs, dissents)
    }

    private func fact(_ belief: Belief, _ number: Int, observers: Int, isConsensus: Bool) -> BeliefFact {
        BeliefFact(
            belief: number,
            subjectID: belief.subject.text,
            subject: addresses[belief.subject] ?? "node \(belief.subject.short)",
            role: belief.role,
            health: belief.health,
            connected: belief.connected,
            masterID: belief.masterID?.text,
            configEpoch: belief.configEpoch,
            slots: belief.slots.description,
            observers: observers,
            isConsensus: isConsensus,
            own: belief.own
        )
    }
}
