/// What captures come to: plain values, no bytes of any packet.
package struct TrafficSummary: Sendable {
    package var files: [CaptureFile] = []
    /// False if reading was stopped before the end.
    package var isWhole = true
    package var quality = Quality()
    package var flows: [FlowSummary] = []
    package var commands: [CommandSummary] = []
    package var totals: [CommandTotal] = []
    package var slots: [SlotSummary] = []
    /// The hottest keys, if the user wants names of keys.
    package var keys: [KeySummary] = []
    package var peers: [PeerSummary] = []
    package var errors: [ErrorSummary] = []
    package var redirects: [RedirectSummary] = []
    package var secrets: [SecretSummary] = []
    package var attempts: [AttemptSummary] = []
    package var logins: [LoginSummary] = []
    package var strangers: [StrangerSummary] = []
    package var slow: [SlowSummary] = []
    package var resyncs: [ResyncSummary] = []
    package var busNodes: [BusNodeSummary] = []
    package var busMessages: [BusMessageSummary] = []
    package var busGossip: [BusGossipSummary] = []
    package var elections: [BusElectionSummary] = []
    package var collisions: [BusCollisionSummary] = []
    package var events: [EventSummary] = []
    package var busLags: [BusLagSummary] = []
    package var busConflicts: [BusConflictSummary] = []
    package var busCoverage: BusCoverageSummary?
    package var eventsLeftOut = 0

    /// Before a word of it is believed.
    package struct Quality: Sendable {
        package var frames = 0
        package var bytes = 0
        package var firstAt: String?
        package var lastAt: String?
        package var seconds = 0.0
        package var cutFrames = 0
        package var timeReversals = 0
        package var notIP = 0
        package var notTCP = 0
        package var fragments = 0
        package var cutHeaders = 0
        package var unknownLinks = 0
        package var connections = 0
        package var respConnections = 0
        package var busConnections = 0
        package var replicationConnections = 0
        package var tlsConnections = 0
        package var otherConnections = 0
        package var silentConnections = 0
        package var holes = 0
        package var holeBytes = 0
        package var payloadBytes = 0
        package var midStream = 0
        package var oneSided = 0
        package var retransmissions = 0
        package var duplicates = 0
        package var outOfOrder = 0
        package var commands = 0
        package var replies = 0
        package var unpaired = 0
        package var busMessages = 0
        package var busDamaged = 0
        package var flowsLeftOut = 0
        package var isIncomplete = false
    }

    /// First and last time something was seen.
    package struct Span: Sendable {
        package let count: Int
        package let firstAt: String
        package let lastAt: String
        package let firstFrame: Int
        package let lastFrame: Int
        package let stream: Int
        package let seconds: Double
        /// How often in a second, if it happened more than once.
        package var perSecond: Double? { count > 1 && seconds > 0 ? Double(count - 1) / seconds : nil }

        init(_ occurrences: Occurrences) {
            count = occurrences.count
            firstAt = CaptureTime.text(occurrences.firstTime)
            lastAt = CaptureTime.text(occurrences.lastTime)
            firstFrame = occurrences.firstFrame
            lastFrame = occurrences.lastFrame
            stream = Int(occurrences.stream)
            let span = occurrences.lastTime >= occurrences.firstTime ? occurrences.lastTime - occurrences.firstTime : 0
            seconds = Double(span) / 1e9
        }
    }
}

package struct FlowSummary: Sendable {
    package let stream: Int
    package let file: String
    package let kind: String
    /// Who opened it, or who asks; `host:port`.
    package let client: String
    package let clientHost: String
    package let server: String
    package let firstAt: String
    package let lastAt: String
    package let seconds: Double
    package let firstFrame: Int
    package let lastFrame: Int
    package let packets: Int
    package let clientBytes: Int
    package let serverBytes: Int
    package let commands: Int
    package let replies: Int
    package let errors: Int
    package let unpaired: Int
    package let unasked: Int
    package let deepestPipeline: Int
    package let protocolVersion: Int?
    package let handshake: String
    package let handshakeMilliseconds: Double?
    package let closedBy: String?
    package let wasReset: Bool
    package let isOneSided: Bool
    package let holes: Int
    package let holeBytes: Int
    package let lostSteps: Int
    package let retransmissions: Int
    package let outOfOrder: Int
    package let duplicates: Int
    package let cutPackets: Int
    package let clientZeroWindows: Int
    package let serverZeroWindows: Int
    package let sentPassword: Bool
    package let busMessages: Int
    package let idleSeconds: Double?
    package let unansweredProbes: Int
    package let answeredTLS: Bool
    package let saidQuit: Bool
}

package struct CommandSummary: Sendable {
    package let client: String
    package let node: String
    package let command: String
    package let writes: Bool
    package let isDangerous: Bool
    package let calls: Int
    package let replies: Int
    package let errors: Int
    package let requestBytes: Int
    package let replyBytes: Int
    package let largestRequest: Int
    package let largestReply: Int
    package let largestReplyFrame: Int
    package let timed: Int
    package let meanMicroseconds: Double?
    package let p50: Double?
    package let p90: Double?
    package let p99: Double?
    package let p999: Double?
    package let maximum: Double?
    package let maximumFrame: Int?
    package let firstAt: String
    package let lastAt: String
    package let firstFrame: Int
    package let lastFrame: Int
    package let stream: Int
}

package struct SlotSummary: Sendable {
    package let node: String
    package let slot: Int
    package let reads: Int
    package let writes: Int
    /// Requests whose key has a hash tag.
    package let tagged: Int
}

package struct KeySummary: Sendable {
    package let key: String
    package let length: Int
    package let slot: Int
    package let reads: Int
    package let writes: Int
    package let firstFrame: Int
    package let lastFrame: Int

    var requests: Int { reads + writes }

    init(_ entry: KeyTable.Entry) {
        key = KeyTable.text(entry)
        length = entry.length
        slot = Int(entry.slot)
        reads = entry.reads
        writes = entry.writes
        firstFrame = entry.firstFrame
        lastFrame = entry.lastFrame
    }
}

package struct PeerSummary: Sendable {
    package let client: String
    package let node: String
    package let connections: Int
    package let shortLived: Int
    package let resets: Int
    package let commands: Int
    package let redirects: Int
    package let mapReads: Int
}

package struct ErrorSummary: Sendable {
    package let client: String
    package let node: String
    package let command: String
    package let code: String
    package let reason: String?
    package let span: TrafficSummary.Span
}

package struct RedirectSummary: Sendable {
    package let client: String
    package let node: String
    package let isAsk: Bool
    package let slot: Int?
    package let target: String
    /// Nil where the node does not know it.
    package let targetHost: String?
    package let targetPort: Int?
    package let span: TrafficSummary.Span
}

package struct SecretSummary: Sendable {
    package let client: String
    package let node: String
    package let command: String
    package let isLoopback: Bool
    package let span: TrafficSummary.Span
}

package struct AttemptSummary: Sendable {
    package let client: String
    package let server: String
    package let serverHost: String
    package let isBus: Bool
    /// Client address of the member that is meant; nil if nobody is known there.
    package let node: String?
    /// `refused` or `unanswered`.
    package let outcome: String
    /// SYN packets of all of them.
    package let syns: Int
    package let span: TrafficSummary.Span
}

package struct SlowSummary: Sendable {
    package let client: String
    package let node: String
    package let command: String
    package let slot: Int?
    /// Name of its first key, if the user wants such.
    package let key: String?
    package let milliseconds: Double
    package let at: String
    /// Seconds from the start of the capture to the request and to the reply.
    package let began: Double
    package let ended: Double
    package let requestFrame: Int
    package let replyFrame: Int
    package let replyBytes: Int
    package let stream: Int
}
