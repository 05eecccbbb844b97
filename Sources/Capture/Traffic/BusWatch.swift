import ClusterBus
import ClusterModel

/// What is known of a member of the cluster from its own messages.
struct BusNode {
    var address: IPAddress
    var port: UInt16
    var announcedIP = ""
    var busPort: UInt16?
    var version: UInt16 = 0
    var flags = BusNodeFlags()
    var master: NodeID?
    var currentEpoch: UInt64 = 0
    var configEpoch: UInt64 = 0
    var replicationOffset: UInt64 = 0
    var isClusterDown = false
    var sendsExtensions = false
    var sendsLightHeaders = false
    var seen = Occurrences()
    var bytes = 0
    /// Whole headers were seen, so flags, state and slots are known.
    var hasHeader = false
    /// Held for failed by the majority at this moment.
    var isFailed = false
    var hostname = ""
    var shard: NodeID?
    /// When its current epoch was last seen to change, and its first message if it never did.
    var epochTime: UInt64 = 0
    /// The same of its slots.
    var mapTime: UInt64 = 0
}

struct BusMessageKey: Hashable {
    let sender: NodeID?
    let from: IPAddress
    let to: IPAddress
    let type: UInt16
}

struct BusTally {
    var seen = Occurrences()
    var bytes = 0
}

struct BusPair: Hashable {
    let reporter: NodeID
    let subject: NodeID
}

struct BusGossipKey: Hashable {
    let pair: BusPair
    let state: UInt16
}

/// The cluster bus as it was overheard.
struct BusWatch {
    static let limit = 20_000
    static let eventLimit = 5_000
    /// Flags of gossip that mean trouble.
    static let trouble: BusNodeFlags = [.pfail, .fail, .handshake, .noaddr, .meet]

    /// A class, so that a message can be looked at while its decoder stands still.
    final class Decoder {
        var stream = BusStreamDecoder()
        /// Who sent the last message that names its sender.
        var sender: NodeID?
    }

    var decoders: [Decoder] = []
    /// Entries of connections that are over, to be used again.
    var freeDecoders: [Int32] = []
    var nodes: [NodeID: BusNode] = [:]
    /// Elections, and who claims which slots with which epoch.
    var timeline = BusTimeline()
    var messages: [BusMessageKey: BusTally] = [:]
    var gossip: [BusGossipKey: Occurrences] = [:]
    /// What a reporter said last about a node in trouble.
    var opinions: [BusPair: BusNodeFlags] = [:]
    var counters = BusStreamCounters()
    var events: [BusEvent] = []
    var eventsLeftOut = 0
    /// Broadcasts that were told already.
    var told: Set<BusTold> = []
    var messageCount = 0
    /// How long each member let others wait for an answer to their pings.
    var lags: [NodeID: BusLag] = [:]
    /// Masters that others name and do not hold for failed.
    var namedMasters: Set<NodeID> = []
    /// Bus addresses, `ip:port`, of members that others hold for unwell: maybe they say nothing themselves.
    var ports: [BusPort: NodeID] = [:]
    /// Client addresses of members that have not spoken, by others' word.
    var hearsay: [NodeID: String] = [:]
    var clusters = BusClusters()

    mutating func decoder() -> Int32 {
        if let free = freeDecoders.popLast() {
            decoders[Int(free)].stream = BusStreamDecoder()
            decoders[Int(free)].sender = nil
            return free
        }
        decoders.append(Decoder())
        return Int32(decoders.count - 1)
    }

    mutating func note(_ event: BusEvent) {
        guard events.count < Self.eventLimit else {
            eventsLeftOut += 1
            return
        }
        events.append(event)
    }
}

/// A thing that is said to every node, and counts once.
struct BusTold: Hashable {
    let kind: BusEvent.Kind
    let node: NodeID
    let number: UInt64
}

/// Something that happened in the cluster's life.
struct BusEvent {
    enum Kind: String {
        case pfail, fail, doubt = "pfail_withdrawn", back, election, vote, promoted, demoted, update
        case electionLost = "election_lost"
        case slotsGained = "slots_gained"
        case slotsLost = "slots_lost"
        case down = "cluster_down"
        case up = "cluster_up"
        case meet, forgotten, manual = "manual_failover"
        case epoch = "config_epoch"
        case lastHeard = "last_heard"
        case clustersJoined = "clusters_joined"
    }

    let kind: Kind
    let time: UInt64
    let frame: Int
    let stream: UInt32
    let file: Int
    /// Who says or does it.
    let node: NodeID?
    /// About whom.
    var subject: NodeID?
    /// The other end of the connection, where the bus names nobody.
    var peer: IPAddress?
    var epoch: UInt64?
    var slots: SlotSet?
}
