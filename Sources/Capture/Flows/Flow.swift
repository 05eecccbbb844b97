/// One TCP connection.
///
/// Plain memory without references, so that millions of packets pass without any counting of references.
struct Flow {
    enum Kind: UInt8 {
        /// Nothing seen yet that tells.
        case unknown
        case resp, bus, replication, tls
        /// Something else: nothing more is read of it.
        case other
    }

    enum Handshake: UInt8 {
        /// The capture starts in the middle of the connection.
        case missed
        case requested, answered, refused
    }

    var key: FlowKey
    /// What Wireshark calls tcp.stream, if the capture is one file.
    var stream: UInt32
    var kind = Kind.unknown
    var handshake = Handshake.missed
    /// Which of the halves is the client's: 0 or 1, or 2 while unknown.
    var client: UInt8 = 2
    var isClosed = false
    var wasReset = false
    /// Which half sent the reset, or the first FIN; 2 for none.
    var closer: UInt8 = 2
    /// What happened on it that deserves a word when it is over.
    var marks: FlowMarks = []
    /// When the reset or the first FIN came.
    var closeTime: UInt64 = 0

    var firstTime: UInt64
    var lastTime: UInt64
    var firstFrame: Int
    var lastFrame: Int
    var file: Int
    var packets = 0
    var synTime: UInt64 = 0
    var synCount: Int32 = 0
    /// SYN to SYN-ACK in nanoseconds; 0 for not seen.
    var handshakeTime: UInt64 = 0

    var held: UnsafeMutablePointer<HeldSegment>?
    var heldLast: UnsafeMutablePointer<HeldSegment>?
    var heldCount = 0
    var heldBytes = 0

    // RESP.
    /// Requests and replies are in step: the next reply belongs to the first waiting request.
    var isSynced = false
    /// Step was lost, and found again only after a rest.
    var isDoubtful = false
    /// The client sent what is no request: the server says so and closes, nothing after it is read.
    var isBroken = false
    var protocolVersion: UInt8 = 0
    var modes: FlowModes = []
    var alternations: Int32 = 0
    var lastDataDirection: UInt8 = 2
    var lastDataTime: UInt64 = 0
    var queue = RequestQueue()
    var maxDepth = 0
    var blockedInQueue: Int32 = 0
    var node: Int32 = -1
    var conversation: Int32 = -1
    var lastCommand: UInt16 = .max
    var lastStatistic: Int32 = -1
    var commands = 0
    var replies = 0
    var errors = 0
    var unpaired = 0
    var unasked = 0
    var channels: Int32 = 0
    var patterns: Int32 = 0
    var shardChannels: Int32 = 0
    var lostSteps: Int32 = 0

    // Replication.
    /// Number of what follows it, -1 if nothing does.
    var follower: Int32 = -1

    // Bus.
    var busDecoder0: Int32 = -1
    var busDecoder1: Int32 = -1
    var busMessages = 0
    /// When each half asked last without having been answered yet; 0 for never.
    var busPing0: UInt64 = 0
    var busPing1: UInt64 = 0

    init(key: FlowKey, stream: UInt32, time: UInt64, frame: Int, file: Int) {
        self.key = key
        self.stream = stream
        firstTime = time
        lastTime = time
        firstFrame = frame
        lastFrame = frame
        self.file = file
    }

    func address(_ half: Int) -> (IPAddress, UInt16) {
        half == 0
            ? (key.low, UInt16(truncatingIfNeeded: key.ports >> 16)) : (key.high, UInt16(truncatingIfNeeded: key.ports))
    }
}

/// What a connection is in besides plain request and reply.
struct FlowModes: OptionSet {
    let rawValue: UInt8

    /// CLIENT REPLY OFF.
    static let muted = FlowModes(rawValue: 1)
    /// CLIENT REPLY SKIP: the next command is not answered.
    static let skipsNext = FlowModes(rawValue: 2)
    static let monitor = FlowModes(rawValue: 4)
    /// Between MULTI and EXEC or DISCARD.
    static let transaction = FlowModes(rawValue: 8)
    /// ASKING was sent.
    static let asking = FlowModes(rawValue: 16)
    static let readonly = FlowModes(rawValue: 32)
    /// AUTH or HELLO with AUTH was sent in clear.
    static let authenticated = FlowModes(rawValue: 64)
    /// A replica shakes hands, or it looks like that; the connection may turn round any moment.
    static let handshake = FlowModes(rawValue: 128)

    /// Those that change what the next request gets, or where it must be noted.
    static let affecting: FlowModes = [.muted, .skipsNext, .asking, .handshake]
    /// Those that change what the next reply is.
    static let answering: FlowModes = [.monitor, .handshake]
}
