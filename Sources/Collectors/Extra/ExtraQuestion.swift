import ClusterModel
import Facts
import RESP

/// The questions of the second batch: those that a node of its version can answer, asked once it has let us in.
enum ExtraQuestion: CaseIterable {
    case whoAmI, aclList, aclLog
    case clientList, slowlog, largeRequests, largeReplies, latencyLatest
    case memoryStats, memoryDoctor, moduleList, functionList, commandCount, commandStats
    case myShardID, busLinks, clusterSlots, clusterShards, slotStats

    /// More clients than this are not listed: the answer would be megabytes, and the totals stand in INFO.
    static let clientLimit = 2_000
    static let slowLimit = 128

    var command: RESPCommand {
        switch self {
        case .whoAmI: RESPCommand("ACL", "WHOAMI")
        case .aclList: RESPCommand("ACL", "LIST")
        case .aclLog: RESPCommand("ACL", "LOG", "128")
        case .clientList: RESPCommand("CLIENT", "LIST")
        case .slowlog: RESPCommand("SLOWLOG", "GET", .number(Self.slowLimit))
        case .largeRequests: RESPCommand("COMMANDLOG", "GET", .number(Self.slowLimit), "large-request")
        case .largeReplies: RESPCommand("COMMANDLOG", "GET", .number(Self.slowLimit), "large-reply")
        case .latencyLatest: RESPCommand("LATENCY", "LATEST")
        case .memoryStats: RESPCommand("MEMORY", "STATS")
        case .memoryDoctor: RESPCommand("MEMORY", "DOCTOR")
        case .moduleList: RESPCommand("MODULE", "LIST")
        case .functionList: RESPCommand("FUNCTION", "LIST", "WITHCODE")
        case .commandCount: RESPCommand("COMMAND", "COUNT")
        case .commandStats: RESPCommand("INFO", "commandstats")
        case .myShardID: RESPCommand("CLUSTER", "MYSHARDID")
        case .busLinks: RESPCommand("CLUSTER", "LINKS")
        case .clusterSlots: RESPCommand("CLUSTER", "SLOTS")
        case .clusterShards: RESPCommand("CLUSTER", "SHARDS")
        case .slotStats: RESPCommand("CLUSTER", "SLOT-STATS", "ORDERBY", "KEY-COUNT", "LIMIT", "16")
        }
    }

    /// The collector under whose name the answer is booked; nil where it only completes a table that others fill.
    var collector: CollectorName? {
        switch self {
        case .whoAmI, .commandCount, .commandStats, .myShardID: nil
        case .aclList: .aclUsers
        case .aclLog: .aclLog
        case .clientList: .clientList
        case .slowlog: .slowlog
        case .largeRequests: .commandLog
        case .largeReplies: nil
        case .latencyLatest: .latency
        case .memoryStats: .memoryStats
        case .memoryDoctor: .memoryDoctor
        case .moduleList: .modules
        case .functionList: .functions
        case .busLinks: .busLinks
        case .clusterSlots: .clusterSlots
        case .clusterShards: .clusterShards
        case .slotStats: .slotStats
        }
    }

    /// The first versions that know it, as numbers that compare; nil for a flavour that never did.
    ///
    /// Probed on 18 builds of Redis 3.0 to 8.2 and Valkey 7.2 to 9.1.
    private var since: (redis: Int?, valkey: Int?) {
        switch self {
        case .clientList, .slowlog, .latencyLatest, .commandCount, .commandStats, .clusterSlots: (20_800, 0)
        case .memoryStats, .memoryDoctor, .moduleList: (40_000, 0)
        case .whoAmI, .aclList, .aclLog: (60_000, 0)
        case .functionList, .busLinks, .clusterShards: (70_000, 0)
        case .myShardID: (70_200, 0)
        case .slotStats: (80_200, 80_000)
        case .largeRequests, .largeReplies: (nil, 80_100)
        }
    }

    func isKnown(to version: ServerVersion) -> Bool {
        guard let first = version.flavour == .valkey ? since.valkey : since.redis else { return version.isDevelopment }
        return version.number >= first
    }
}
