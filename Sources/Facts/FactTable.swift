/// A kind of fact: a Swift value that is one row of one documented table.
package protocol Fact: Sendable {
    static var table: FactTable<Self> { get }
}

/// The declaration of a table.
///
/// DDL, inserts, the catalogue and redaction all follow from it.
package struct FactTable<Row: Sendable>: Sendable {
    package let description: FactTableDescription
    let columns: [FactColumn<Row>]
    let insertion: RowInsertion

    /// - Parameters:
    ///   - filledBy: collectors of which at least one must have succeeded somewhere before an absence of rows means anything.
    ///   - index: columns by which rules look for rows, where a table is too long to be read through for each of them.
    package init(
        _ name: String,
        _ meaning: String,
        filledBy: [CollectorName] = [],
        index: [String] = [],
        columns: [FactColumn<Row>]
    ) {
        self.columns = columns
        description = FactTableDescription(
            name: name,
            meaning: meaning,
            filledBy: filledBy,
            index: index,
            columns: columns.map(\.description)
        )
        insertion = RowInsertion(description, columns.map(\.binding))
    }
}

/// A table as rules, the catalogue and the tests see it: names and words, no Swift type.
package struct FactTableDescription: Sendable {
    package let name: String
    package let meaning: String
    package let filledBy: [CollectorName]
    let index: [String]
    package let columns: [FactColumnDescription]

    package var createStatement: String {
        let list = columns.map { "\($0.name) \($0.type.rawValue)" }.joined(separator: ", ")
        let table = "CREATE TABLE \(name) (\(list)) STRICT"
        if index.isEmpty { return table }
        return table + "; CREATE INDEX \(name)_by_\(index[0]) ON \(name) (\(index.joined(separator: ", ")))"
    }

    /// - Parameter rows: for how many there are places.
    package func insertStatement(rows: Int = 1) -> String {
        let row = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        return "INSERT INTO \(name) VALUES " + Array(repeating: row, count: rows).joined(separator: ", ")
    }
}

/// Who fills tables.
///
/// A rule whose tables nobody could fill is *not evaluated*, never *clean*.
package enum CollectorName: String, Sendable, CaseIterable {
    case connect
    case info = "INFO"
    case config = "CONFIG GET"
    case clusterNodes = "CLUSTER NODES"
    case clusterInfo = "CLUSTER INFO"
    case slotKeys = "CLUSTER COUNTKEYSINSLOT"
    case busProbe = "bus port probe"
    case loginRehearsal = "login rehearsal"
    case configFile = "config file"
    case nodesConf = "nodes.conf"
    case clientList = "CLIENT LIST"
    case slowlog = "SLOWLOG"
    case commandLog = "COMMANDLOG"
    case latency = "LATENCY"
    case aclUsers = "ACL LIST"
    case aclLog = "ACL LOG"
    case modules = "MODULE LIST"
    case functions = "FUNCTION LIST"
    case busLinks = "CLUSTER LINKS"
    case clusterSlots = "CLUSTER SLOTS"
    case clusterShards = "CLUSTER SHARDS"
    case memoryStats = "MEMORY STATS"
    case memoryDoctor = "MEMORY DOCTOR"
    case slotStats = "CLUSTER SLOT-STATS"
    case addressProbe = "announced address probe"
    case host = "host"
    case tools = "installed programs"
    case serverLog = "server log"
    case aclFile = "aclfile"
    case dataFiles = "data files"
    case capture
    /// What a capture holds of clients, of the bus and of replication.
    case captureClients = "captured clients"
    case captureBus = "captured bus"
    case captureReplication = "captured replication"

    /// Those that every node is asked as soon as it lets us in.
    package static let answeredByNodes: [CollectorName] = [.info, .config, .clusterNodes, .clusterInfo]
    /// Those that need a running node.
    package static let live =
        [.connect] + answeredByNodes + questions + [.slotKeys, .busProbe, .loginRehearsal, .addressProbe]
    /// Those that not every version can answer, or that ask only some nodes.
    package static let questions: [CollectorName] = [
        .clientList, .slowlog, .commandLog, .latency, .aclUsers, .aclLog, .modules, .functions, .busLinks,
        .clusterSlots, .clusterShards, .memoryStats, .memoryDoctor, .slotStats,
    ]
    /// Those that read files.
    package static let files: [CollectorName] = [.configFile, .nodesConf, .serverLog, .aclFile, .dataFiles]
    /// Those that read captured traffic.
    package static let traffic: [CollectorName] = [.capture, .captureClients, .captureBus, .captureReplication]
    /// Those that look at the machine itself.
    package static let machine: [CollectorName] = [.host, .tools]
}

/// How a collector fared at a node.
package enum CollectionStatus: String, Sendable {
    case ok, denied, unsupported, unreachable
    /// A command that its version has, but that the server says it does not know.
    case renamed
    case timedOut = "timed_out"
    case notAsked = "not_asked"
}
