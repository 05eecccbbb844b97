import ClusterModel
import GRDB

/// What each node says in INFO replication.
struct ReplicationReports {
    let byNode: [String: ReplicationInfo]

    init(_ db: Database) throws {
        let sql = "SELECT node, field, value FROM info WHERE section = 'replication'"
        let rows = try Row.fetchAll(db, sql: sql)
        byNode = Dictionary(grouping: rows) { $0["node"] as String }.compactMapValues { rows in
            let lines = rows.map { "\($0["field"] as String):\($0["value"] as String)" }
            return ReplicationInfo(InfoText("# Replication\r\n" + lines.joined(separator: "\r\n")))
        }
    }
}
