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

    /// A belief and who holds it.
    struct Held {
        let belief: Belief
        /// Places in `names`, in order.
        var holders: [Int32]
    }

    private(set) var held: [Held] = []
    /// Who has a view, sorted.
    private(set) var names: [String] = []
    /// How many nodes each node lists, itself included.
    private(set) var views: [String: Int] = [:]
    private var addresses: [NodeID: String] = [:]

    init(_ sample: LiveSample) {
        let named = sample.nodes.map { (name: $0.name, node: $0) }.sorted { $0.name < $1.name }
        for (name, node) in named {
            if let id = node.id { addresses[id] = name }
        }
        let reached = Dictionary(named.map { ($0.node.endpoint, $0.name) }) { first, _ in first }
        // Lines that observers share are looked at once.
        var known: [ObjectIdentifier: Int] = [:]
        var places: [Belief: Int] = [:]
        for (name, node) in named {
            guard let view = node.nodes else { continue }
            let holder = Int32(names.count)
            names.append(name)
            views[name] = view.nodes.count
            for line in view.nodes {
                let identity = ObjectIdentifier(line.told)
                let place = known[identity] ?? place(of: line, &places, reached)
                known[identity] = place
                held[place].holders.append(holder)
            }
        }
    }

    func observers(_ held: Held) -> [String] { held.holders.map { names[Int($0)] } }

    private mutating func place(
        of line: ClusterNode,
        _ places: inout [Belief: Int],
        _ reached: [Endpoint: String]
    ) -> Int {
        if addresses[line.id] == nil, let endpoint = line.endpoint {
            addresses[line.id] = reached[endpoint] ?? endpoint.description
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
        if let place = places[belief] { return place }
        places[belief] = held.count
        held.append(Held(belief: belief, holders: []))
        return held.count - 1
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
        let groups = Dictionary(grouping: held) { $0.belief.subject }
        for subject in groups.keys.sorted() {
            let held = (groups[subject] ?? []).sorted { left, right in
                // The first holder is the one whose name sorts first.
                left.holders.count == right.holders.count
                    ? left.holders.first ?? 0 < right.holders.first ?? 0 : left.holders.count > right.holders.count
            }
            let consensus = held.first { !$0.belief.own }?.belief
            for entry in held {
                let number = beliefs.count + 1
                let isConsensus = entry.belief == consensus
                beliefs.append(fact(entry.belief, number, observers: entry.holders.count, isConsensus: isConsensus))
                guard !isConsensus, !entry.belief.own else { continue }
                dissents += observers(entry).map {
                    DissentFact(observer: $0, subjectID: subject.text, belief: number)
                }
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
