import ClusterModel
package import GRDB

/// What each node says in INFO replication.
package struct ReplicationReports {
    let byNode: [String: ReplicationInfo]

    package init(_ db: Database) throws {
        let sql = "SELECT node, field, value FROM info WHERE section = 'replication'"
        var reports: [String: [InfoText.Entry]] = [:]
        let rows = try db.cursor(sql)
        while let row = try rows.next() {
            let entry = InfoText.Entry(section: "Replication", field: row[1], value: row[2])
            reports[row[0], default: []].append(entry)
        }
        byNode = reports.compactMapValues { ReplicationInfo(InfoText($0)) }
    }
}
