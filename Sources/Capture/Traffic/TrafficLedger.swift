/// How often, and first and last when.
struct Occurrences {
    var count = 0
    var firstTime: UInt64 = 0
    var lastTime: UInt64 = 0
    var firstFrame = 0
    var lastFrame = 0
    var stream: UInt32 = 0
    var file = 0

    mutating func add(_ moment: Moment, _ flow: UnsafeMutablePointer<Flow>) {
        if count == 0 {
            firstTime = moment.time
            firstFrame = moment.frame
            stream = flow.pointee.stream
            file = flow.pointee.file
        }
        count += 1
        lastTime = moment.time
        lastFrame = moment.frame
    }
}

struct CommandKey: Hashable {
    let conversation: Int32
    let command: UInt16
}

struct ErrorKey: Hashable {
    let conversation: Int32
    let command: UInt16
    let code: String
    /// Words that every server of some version says, never those that hold a key or a value.
    let reason: String?
}

struct RedirectKey: Hashable {
    let conversation: Int32
    let isAsk: Bool
    let slot: Int
    let target: String
}

/// A request that took long.
struct SlowRequest {
    let conversation: Int32
    let command: UInt16
    let slot: UInt16
    /// Only if names of keys are kept.
    let key: String?
    let latency: UInt64
    let time: UInt64
    let requestFrame: Int
    let frame: Int
    let stream: UInt32
    let file: Int
    let replyBytes: Int
}

/// Attempts to connect that led to nothing, or that did.
struct AttemptKey: Hashable {
    let client: IPAddress
    let server: NodeKey
}

struct Attempts {
    var refused = Occurrences()
    var unanswered = Occurrences()
    /// SYN packets of those that got no answer.
    var unansweredSYNs = 0
}

/// What is seldom, in tables with limits.
struct TrafficLedger {
    static let limit = 20_000
    static let slowest = 20
    static let flowLimit = 20_000

    var errors: [ErrorKey: Occurrences] = [:]
    var redirects: [RedirectKey: Occurrences] = [:]
    var secrets: [CommandKey: Occurrences] = [:]
    var attempts: [AttemptKey: Attempts] = [:]
    var logins: [LoginKey: Occurrences] = [:]
    var strangers: [StrangerKey: Occurrences] = [:]
    var slow: [SlowRequest] = []
    /// Latency in nanoseconds that a request must exceed to be among the slowest.
    var slowLimit: UInt64 = 1_000_000
    var flows: [FlowRecord] = []
    var flowsLeftOut = 0
    var totals = FlowTotals()
    /// Connections by kind.
    var kinds: [Int] = Array(repeating: 0, count: 6)
    /// A limit was reached, so some numbers are too small.
    var isIncomplete = false

    mutating func note(slow request: SlowRequest) {
        slow.append(request)
        guard slow.count > Self.slowest else { return }
        if let fastest = slow.indices.min(by: { slow[$0].latency < slow[$1].latency }) { slow.remove(at: fastest) }
        slowLimit = slow.map(\.latency).min() ?? slowLimit
    }
}

/// Sums over all connections, those without a row of their own included.
struct FlowTotals {
    var holes = 0
    var holeBytes = 0
    var payloadBytes = 0
    var midStream = 0
    var oneSided = 0
    var retransmissions = 0
    var duplicates = 0
    var outOfOrder = 0
    var commands = 0
    var replies = 0
    var unpaired = 0

    mutating func add(_ pointer: UnsafeMutablePointer<Flow>) {
        for index in 0..<2 {
            let half = pointer.halves[index]
            holes += half.holes
            holeBytes += half.holeBytes
            payloadBytes += half.bytes
            retransmissions += half.retransmissions
            duplicates += half.duplicates
            outOfOrder += half.outOfOrder
        }
        if pointer.pointee.handshake == .missed { midStream += 1 }
        if pointer.halves[0].isSeen != pointer.halves[1].isSeen { oneSided += 1 }
        commands += pointer.pointee.commands
        replies += pointer.pointee.replies
        unpaired += pointer.pointee.unpaired
    }
}
