/// Follows one replication connection (or one of a slot migration) from both directions.
///
///     var decoder = ReplicationDecoder()
///     decoder.replica(bytes) { event in … }
///     decoder.master(bytes) { event in … }
///
/// Hand it a connection from the first command for which ``ReplicationRequest/isSign(_:_:)`` holds, that command
/// included. Values are passed over, not stored: its memory is some hundred bytes, whatever is replicated.
package struct ReplicationDecoder: Sendable {
    enum MasterState: Sendable {
        /// Lines that answer requests, and bare line ends.
        case answers
        /// A snapshot is announced; bare line ends until its length or mark comes.
        case announced
        case snapshot(SnapshotReader)
        case stream
        /// In the stream, but not known where a command starts.
        case searching
    }

    var masterState: MasterState
    var replicaScanner = CommandScanner(keeps: 16, allowsInline: true)
    var masterScanner = CommandScanner(keeps: 5, allowsInline: false)
    var isReplicaLost = false
    /// The line that is being read from the master; what is too long of it is not kept.
    var line: [UInt8] = []
    var lineLength = 0
    /// Requests without an answer yet.
    var unanswered: [ReplicationRequest?]
    var isWaiting: [Side: Bool] = [:]
    /// Where the stream continues that was asked for last.
    var asked: Int?
    /// The highest of (acknowledged - streamed), where the true start is not known.
    var leastBase: Int?

    /// Whether slots move here, so that commands may come from both sides.
    package internal(set) var isSlotMigration = false
    /// Offset of the byte before the first of the stream, nil while unknown.
    ///
    /// With Redis' second channel it is learnt on the other connection, and may be set from there.
    package var streamBase: Int?
    /// Bytes of the stream so far, holes of known length included.
    package internal(set) var streamedBytes = 0
    /// Commands of the stream so far, as far as they could be told apart.
    package internal(set) var streamedCommands = 0
    /// What the replica acknowledged last.
    package internal(set) var acknowledged: Int?
    /// The replica's own client port, from `listening-port`.
    package internal(set) var replicaPort: Int?
    /// The address that the replica announces, from `ip-address`.
    package internal(set) var replicaAddress: String?

    /// A connection whose first replication command comes next.
    ///
    /// `unanswered` is how many requests before it have had no reply yet, such as PING and AUTH.
    package init(unanswered: Int = 0) {
        masterState = .answers
        self.unanswered = [ReplicationRequest?](repeating: nil, count: min(max(unanswered, 0), Self.longestQueue))
    }

    /// A connection that was already streaming when the capture began.
    package static var midStream: ReplicationDecoder {
        var decoder = ReplicationDecoder()
        decoder.masterState = .searching
        decoder.isReplicaLost = true
        return decoder
    }

    static let longestQueue = 64

    /// How far the stream was seen, as an offset; nil while its start is not known.
    package var streamOffset: Int? { streamBase.map { $0 + streamedBytes } }

    /// Bytes so far of the snapshot that is announced or under way; nil if none is.
    package var snapshotBytes: Int? {
        switch masterState {
        case .announced: 0
        case .snapshot(let reader): reader.length
        case .answers, .stream, .searching: nil
        }
    }

    /// How far the replica is behind, nil before it acknowledged anything.
    package var lag: ReplicationLag? {
        guard let acknowledged else { return nil }
        if let streamOffset { return ReplicationLag(bytes: max(0, streamOffset - acknowledged), isExact: true) }
        return leastBase.map { ReplicationLag(bytes: max(0, $0 + streamedBytes - acknowledged), isExact: false) }
    }

    /// Passes over bytes that were sent but are not in the capture; nil when nobody knows how many.
    package mutating func hole(from side: Side, _ count: Int?) {
        guard side == .master else {
            replicaScanner.reset()
            isReplicaLost = true
            return
        }
        line = []
        lineLength = 0
        switch masterState {
        case .answers, .announced: unanswered = []
        case .snapshot(var reader):
            guard let count else {
                masterState = .searching
                streamBase = nil
                return
            }
            guard let after = reader.pass(count) else {
                masterState = .snapshot(reader)
                return
            }
            streamedBytes = after
            masterState = .searching
        case .stream, .searching:
            masterScanner.reset()
            masterState = .searching
            if let count { streamedBytes += count } else { streamBase = nil }
        }
    }
}
