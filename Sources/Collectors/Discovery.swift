import ClusterModel
import Facts
import ServerConnection

/// What a task of the collector comes back with.
enum Report: Sendable {
    case interviewed(NodeSample, ServerConnection?)
    case lookedAgain(NodeSample)
    case probed(ProbeFact)
    case timeForSecondLook
}

/// Keeps the books of a collection: who was asked, who answered, whom to ask next.
///
/// No sockets, so it is tested alone.
struct Discovery {
    enum Step {
        case interview(Endpoint)
        case probeBus(node: String, target: Endpoint)
        case lookAgain(NodeSample, ServerConnection)
        /// A second connection to a node that is known already.
        case drop(ServerConnection)
    }

    private var asked: Set<Endpoint>
    private var openInterviews: Int
    private var openOthers = 0
    private var first: [NodeSample] = []
    private var second: [Endpoint: NodeSample] = [:]
    private var probes: [ProbeFact] = []
    private(set) var connections: [String: ServerConnection] = [:]

    init(seeds: [Endpoint]) {
        asked = Set(seeds)
        openInterviews = asked.count
    }

    var isFinished: Bool { openInterviews == 0 && openOthers == 0 }

    mutating func take(_ report: Report) -> [Step] {
        switch report {
        case .interviewed(let sample, let connection):
            openInterviews -= 1
            return admit(sample, connection)
        case .lookedAgain(let sample):
            openOthers -= 1
            second[sample.endpoint] = sample
        case .probed(let probe):
            openOthers -= 1
            probes.append(probe)
        case .timeForSecondLook:
            guard openInterviews > 0 else { return [] }
            // Where the password was wrong nothing more is asked over that connection: the answer would be NOAUTH, which
            // is another finding.
            let steps = first.filter { $0.state != .wrongPassword }
                .compactMap { sample in connections[sample.name].map { Step.lookAgain(sample, $0) } }
            openOthers += steps.count
            return steps
        }
        return []
    }

    /// The first look, and the second if there was one: nodes that gave no second answer keep their first.
    func samples() -> (first: LiveSample, second: LiveSample?) {
        let ordered = first.sorted { $0.endpoint < $1.endpoint }
        let look = LiveSample(nodes: ordered, probes: probes)
        guard !second.isEmpty else { return (look, nil) }
        return (look, LiveSample(nodes: ordered.map { second[$0.endpoint] ?? $0 }, probes: probes))
    }

    private mutating func admit(_ sample: NodeSample, _ connection: ServerConnection?) -> [Step] {
        // The same node under two addresses, say localhost and 127.0.0.1, is one node.
        if let id = sample.id, first.contains(where: { $0.id == id }) {
            return connection.map { [.drop($0)] } ?? []
        }
        first.append(sample)
        if let connection { connections[sample.name] = connection }
        var steps: [Step] = []
        if sample.state == .answered, let target = sample.busEndpoint {
            openOthers += 1
            steps.append(.probeBus(node: sample.name, target: target))
        }
        for node in sample.nodes?.nodes ?? []
        where !node.isMyself && node.flags.isDisjoint(with: [.handshake, .noaddr]) {
            guard let endpoint = node.endpoint, asked.insert(endpoint).inserted else { continue }
            if first.contains(where: { $0.id == node.id }) { continue }
            openInterviews += 1
            steps.append(.interview(endpoint))
        }
        return steps
    }
}
