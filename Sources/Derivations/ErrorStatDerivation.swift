import ClusterModel
package import Facts
package import GRDB

/// `errorstat_MOVED:count=5` in INFO errorstats (6.2 on), with the mean rate since the start.
package enum ErrorStatDerivation: InfoDerivation {
    package typealias Derived = ErrorStatFact

    private static let prefix = "errorstat_"

    package static func derive(from db: Database, after row: Int64) throws -> [ErrorStatFact] {
        var uptimes: [String: Int] = [:]
        var facts: [ErrorStatFact] = []
        let rows = try db.cursor(
            """
            SELECT node, field, value FROM info
            WHERE rowid > ? AND (section = 'errorstats' OR field = 'uptime_in_seconds') ORDER BY rowid
            """,
            [row]
        )
        while let row = try rows.next() {
            let (node, field, value): (String, String, String) = (row[0], row[1], row[2])
            if field == "uptime_in_seconds" {
                uptimes[node] = uptimes[node] ?? Int(value)
            } else if field.hasPrefix(prefix), let count = InfoPairs(value).integer("count") {
                facts.append(ErrorStatFact(node: node, error: String(field.dropFirst(prefix.count)), count: count))
            }
        }
        return facts.map { fact in
            var fact = fact
            fact.perSecond = uptimes[fact.node].map { Double(fact.count) / Double(max(1, $0)) }
            return fact
        }
    }
}
