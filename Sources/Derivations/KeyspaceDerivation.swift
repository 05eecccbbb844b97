import ClusterModel
package import Facts
package import GRDB

/// `db0:keys=5,expires=0,avg_ttl=0` in INFO keyspace, one row for each database.
package enum KeyspaceDerivation: InfoDerivation {
    package typealias Derived = KeyspaceFact

    package static func derive(from db: Database, after row: Int64) throws -> [KeyspaceFact] {
        let sql = "SELECT node, field, value FROM info WHERE rowid > ? AND section = 'keyspace' AND field LIKE 'db%'"
        return try db.rows(sql, [row]).compactMap { row in
            let field: String = row["field"]
            let pairs = InfoPairs(row["value"])
            guard let database = Int(field.dropFirst(2)), let keys = pairs.integer("keys") else { return nil }
            return KeyspaceFact(
                node: row["node"],
                database: database,
                keys: keys,
                expires: pairs.integer("expires"),
                averageTtlMilliseconds: pairs.integer("avg_ttl")
            )
        }
    }
}
