import ClusterModel
package import Facts
package import GRDB

/// `errorstat_MOVED:count=5` in INFO errorstats (6.2 on), with the mean rate since the start.
package enum ErrorStatDerivation: Derivation {
    private static let prefix = "errorstat_"

    package static func derive(from db: Database) throws -> [ErrorStatFact] {
        let sql = """
            SELECT i.node AS node, i.field AS field, i.value AS value, n.uptime_seconds AS uptime
            FROM info AS i LEFT JOIN node AS n ON n.node = i.node WHERE i.section = 'errorstats'
            """
        return try db.rows(sql).compactMap { row in
            let field: String = row["field"]
            guard field.hasPrefix(prefix), let count = InfoPairs(row["value"]).integer("count") else { return nil }
            let uptime = row["uptime"] as Int?
            return ErrorStatFact(
                node: row["node"],
                error: String(field.dropFirst(prefix.count)),
                count: count,
                perSecond: uptime.map { Double(count) / Double(max(1, $0)) }
            )
        }
    }
}
