import ClusterModel
package import Facts
package import GRDB

/// `cmdstat_get:calls=5,usec=10,…` in INFO commandstats.
package enum CommandStatDerivation: InfoDerivation {
    package typealias Derived = CommandStatFact

    private static let prefix = "cmdstat_"

    package static func derive(from db: Database, after row: Int64) throws -> [CommandStatFact] {
        let sql = "SELECT node, field, value FROM info WHERE rowid > ? AND section = 'commandstats'"
        let rows = try db.cursor(sql, [row]).compactMap { row -> CommandStatFact? in
            let field: String = row[1]
            let pairs = InfoPairs(row[2])
            guard field.hasPrefix(prefix), let calls = pairs.integer("calls") else { return nil }
            return CommandStatFact(
                node: row[0],
                command: field.dropFirst(prefix.count).lowercased(),
                calls: calls,
                durationMicroseconds: pairs.integer("usec"),
                rejected: pairs.integer("rejected_calls"),
                failed: pairs.integer("failed_calls")
            )
        }
        return try Array(rows)
    }
}
