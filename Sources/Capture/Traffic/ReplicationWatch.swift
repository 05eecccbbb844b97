/// How a replica asked for the data of its master, what it was told, and how far it came.
struct ResyncRecord {
    enum Answer: String {
        case full, partial, refused, sync, unknown
    }

    enum Phase {
        /// Before the RDB file: empty lines, then its header.
        case preamble
        /// Inside an RDB file of known length.
        case transfer
        /// Inside one that a mark of 40 bytes ends.
        case marked
        case stream
        /// After a hole nobody knows.
        case lost
    }

    let replica: IPAddress
    let master: NodeKey
    let stream: UInt32
    let file: Int
    /// Announced with REPLCONF listening-port.
    var replicaPort: Int?
    var askedReplicationID: String?
    var askedOffset: Int?
    var answer = Answer.unknown
    /// Code of the error that refused it.
    var refusal: String?
    var replicationID: String?
    var offset: Int?
    var time: UInt64
    var frame: Int
    var phase = Phase.stream
    var transferBytes: Int?
    var transferSeen = 0
    var transferLeft = 0
    var mark: [UInt8] = []
    var transferFinished: Bool?
    var transferFrame: Int?
    var transferEnd: UInt64?
    var streamBytes = 0
    var acknowledgedOffset: Int?
    var acknowledgedTime: UInt64?
    var acknowledgements = 0
    var lagMaximum: Int?
    var lagLast: Int?
    var closedByMaster: Bool?
}

struct ReplicationWatch {
    static let limit = 20_000

    var resyncs: [ResyncRecord] = []
    var leftOut = 0
    /// What replicas said before they asked, by number of the connection.
    var ports: [UInt32: Int] = [:]
    var asked: [UInt32: (id: String, offset: Int?)] = [:]
}
