import ClusterModel
import Facts

/// What a task of the collector comes back with.
enum Report: Sendable {
    case interviewed(NodeSample)
    case lookedAgain(NodeSample)
    /// Nil for a port that can't be tried from here.
    case probed(ProbeFact?)
    case timeForSecondLook
    /// The time for the whole scan was over before its turn came.
    case leftOut
}

/// Keeps the books of a collection: who was asked, who answered, whom to ask next.
///
/// No sockets, so it is tested alone.
struct Discovery {
    enum Step {
        case interview(Endpoint)
        case probeBus(node: NodeSample, target: Endpoint)
        case lookAgain(NodeSample)
    }

    /// More nodes than this are not asked, whatever a node may tell of: no cluster that was ever seen has so many.
    static let most = 4_096

    private let parallel: Int
    private let most: Int
    /// Nodes that were told of but not asked.
    private(set) var leftOut = 0
    private var asked: Set<Endpoint>
    private var openInterviews: Int
    private var openOthers = 0
    private var first: [NodeSample] = []
    private var ids: Set<NodeID> = []
    /// Lines that have been looked at; thousands of observers share them.
    private var lines: Set<ObjectIdentifier> = []
    private var second: [Endpoint: NodeSample] = [:]
    private var order = AnswerOrder()
    private var probes: [ProbeFact] = []

    /// - Parameter parallel: how many nodes are asked at once.
    init(seeds: [Endpoint], parallel: Int = 64, most: Int = Self.most) {
        self.parallel = parallel
        self.most = most
        asked = Set(seeds)
        openInterviews = asked.count
    }

    var isFinished: Bool { openInterviews == 0 && openOthers == 0 }

    mutating func take(_ report: Report) -> [Step] {
        switch report {
        case .interviewed(let sample):
            openInterviews -= 1
            return admit(sample)
        case .lookedAgain(let sample):
            openOthers -= 1
            second[sample.endpoint] = sample
        case .leftOut:
            openInterviews -= 1
            leftOut += 1
        case .probed(let probe):
            openOthers -= 1
            if let probe { probes.append(probe) }
        case .timeForSecondLook:
            // Where nodes wait for their turn, nobody is idle, and what is late says nothing of any node.
            guard openInterviews > 0, asked.count <= parallel else { return [] }
            // Where the password was wrong nothing more is asked over that connection: the answer would be NOAUTH, which
            // is another finding.
            let steps = first.filter { $0.connectMilliseconds != nil && $0.state != .wrongPassword }
                .map { Step.lookAgain($0) }
            openOthers += steps.count
            return steps
        }
        return []
    }

    /// Answers of the first look that will not change, in the order of `samples`; of a few nodes none, before all are there.
    mutating func settled() -> [NodeSample] { order.handOn(atLeast: max(1, parallel / 2)) }

    /// The first look, and the second if there was one: nodes that gave no second answer keep their first.
    func samples() -> (first: LiveSample, second: LiveSample?) {
        let ordered = first.sorted { $0.endpoint < $1.endpoint }
        var look = LiveSample(nodes: ordered, probes: probes)
        look.leftOut = leftOut
        guard !second.isEmpty else { return (look, nil) }
        var later = look
        later.nodes = ordered.map { second[$0.endpoint] ?? $0 }
        return (look, later)
    }

    private mutating func admit(_ sample: NodeSample) -> [Step] {
        // The same node under two addresses, say localhost and 127.0.0.1, is one node.
        if let id = sample.id, !ids.insert(id).inserted {
            // Of two looks at it, the one that broke off gives way to the one that did not.
            let broken = first.firstIndex { $0.id == id && $0.state != .answered }
            guard sample.state == .answered, let broken else {
                order.take(nil, from: sample.endpoint)
                return []
            }
            first.remove(at: broken)
        }
        first.append(sample)
        order.take(sample.state == .answered ? sample : nil, from: sample.endpoint)
        // A node that is reached by a detour goes by another name than the one that it was asked under.
        asked.insert(sample.endpoint)
        var steps: [Step] = []
        if sample.state == .answered, let target = sample.busEndpoint {
            openOthers += 1
            steps.append(.probeBus(node: sample, target: target))
        }
        var told: [Endpoint] = []
        for node in sample.nodes?.nodes ?? []
        where lines.insert(ObjectIdentifier(node.told)).inserted && !node.isMyself
            && node.flags.isDisjoint(with: [.handshake, .noaddr])
        {
            guard let endpoint = node.endpoint, !asked.contains(endpoint) else { continue }
            guard asked.count < most else {
                leftOut += 1
                continue
            }
            asked.insert(endpoint)
            if ids.contains(node.id) { continue }
            told.append(endpoint)
        }
        told.sort()
        order.expect(told)
        openInterviews += told.count
        return steps + told.map { .interview($0) }
    }
}
