import Replication

/// How a replica asked for the data of its master, what it was told, and how far it came.
struct ResyncRecord {
    enum Answer: String {
        case full, partial, refused, sync, unknown
        /// The RDB file comes on another connection, the stream on this one.
        case secondChannel = "second_channel"
        /// Slots move here, not a whole data set.
        case slots
    }

    let replica: IPAddress
    let master: NodeKey
    let stream: UInt32
    let file: Int
    /// Announced with REPLCONF listening-port.
    var replicaPort: Int?
    var askedReplicationID: String?
    var askedOffset: Int?
    var answer: Answer
    /// Code of the error that refused it.
    var refusal: String?
    var replicationID: String?
    var offset: Int?
    var time: UInt64
    var frame: Int
    var transferBytes: Int?
    var transferSeen = 0
    var transferFinished: Bool?
    var transferEnd: UInt64?
    /// When the file began, or an empty line said last that it has not yet.
    var waitEnd: UInt64?
    /// When the replica asked, and when it acknowledged first.
    var askedTime: UInt64?
    var firstAcknowledged: UInt64?
    /// The last packet of the connection.
    var lastTime: UInt64 = 0
    var streamBytes = 0
    var acknowledgements = 0
    var lagMaximum: Int?
    var lagLast: Int?
    var closedByMaster: Bool?
}

/// One connection of a replica, or of slots that move, and what has been told of it.
///
/// A class, so that its decoder can be fed while what it tells is noted beside it.
final class ReplicationFollower {
    var decoder: ReplicationDecoder
    /// Index of its record, -1 while it has none.
    var record = -1
    var replicaPort: Int?
    /// What the replica asked for last.
    var asked: (id: String?, offset: Int?)?
    var askedTime: UInt64?
    /// The first of the two connections of a replica, as Redis numbers it: of this one, or of the one that this serves.
    var channel: ReplicationChannel?
    var servesChannel: Int?

    init(_ decoder: ReplicationDecoder) { self.decoder = decoder }
}

/// A connection as its master numbers it.
struct ReplicationChannel: Hashable {
    let master: NodeKey
    let client: Int
}

struct ReplicationWatch {
    static let limit = 20_000

    var resyncs: [ResyncRecord] = []
    var leftOut = 0
    private(set) var followers: [ReplicationFollower?] = []
    /// Entries of connections that are over, to be used again.
    private var free: [Int32] = []
    /// First connections whose RDB file comes on another one, which is where their offset is told.
    var channels: [ReplicationChannel: ReplicationFollower] = [:]

    mutating func add(_ follower: ReplicationFollower) -> Int32 {
        if let number = free.popLast() {
            followers[Int(number)] = follower
            return number
        }
        followers.append(follower)
        return Int32(followers.count - 1)
    }

    mutating func remove(_ number: Int32) {
        if let channel = followers[Int(number)]?.channel { channels[channel] = nil }
        followers[Int(number)] = nil
        free.append(number)
    }
}
