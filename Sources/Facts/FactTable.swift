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

    /// - Parameters:
    ///   - filledBy: collectors of which at least one must have succeeded somewhere before an absence of rows means anything.
    package init(
        _ name: String,
        _ meaning: String,
        filledBy: [CollectorName] = [],
        columns: [FactColumn<Row>]
    ) {
        self.columns = columns
        description = FactTableDescription(
            name: name,
            meaning: meaning,
            filledBy: filledBy,
            columns: columns.map(\.description)
        )
    }
}

/// A table as rules, the catalogue and the tests see it: names and words, no Swift type.
package struct FactTableDescription: Sendable {
    package let name: String
    package let meaning: String
    package let filledBy: [CollectorName]
    package let columns: [FactColumnDescription]

    package var createStatement: String {
        let list = columns.map { "\($0.name) \($0.type.rawValue)" }.joined(separator: ", ")
        return "CREATE TABLE \(name) (\(list)) STRICT"
    }

    package var insertStatement: String {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT INTO \(name) VALUES (\(marks))"
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

    /// Those that every node is asked as soon as it lets us in.
    package static let answeredByNodes: [CollectorName] = [.info, .config, .clusterNodes, .clusterInfo]
    /// Those that need a running node.
    package static let live = [.connect] + answeredByNodes + [.slotKeys, .busProbe, .loginRehearsal]
    /// Those that read files.
    package static let files: [CollectorName] = [.configFile, .nodesConf]
}

/// How a collector fared at a node.
package enum CollectionStatus: String, Sendable {
    case ok, denied, unsupported, unreachable
    case timedOut = "timed_out"
    case notAsked = "not_asked"
}
