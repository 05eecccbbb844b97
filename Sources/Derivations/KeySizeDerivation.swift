import ClusterModel
package import Facts
package import GRDB

/// `db0_distrib_strings_sizes:1=1,4=2,1K=8` and `db0_distrib_hashes_items:2=1` in INFO keysizes (Redis 8.0 on).
package enum KeySizeDerivation: InfoDerivation {
    package typealias Derived = KeySizeFact

    package static func derive(from db: Database, after row: Int64) throws -> [KeySizeFact] {
        let sql = "SELECT node, field, value FROM info WHERE rowid > ? AND section = 'keysizes'"
        return try db.rows(sql, [row]).flatMap {
            facts($0["node"], $0["field"], $0["value"])
        }
    }

    private static func facts(_ node: String, _ field: String, _ value: String) -> [KeySizeFact] {
        let words = field.split(separator: "_")
        guard words.count == 4, words[0].hasPrefix("db"), let database = Int(words[0].dropFirst(2)),
            words[1] == "distrib"
        else { return [] }
        return value.split(separator: ",").compactMap { part in
            let pair = part.split(separator: "=")
            guard pair.count == 2, let size = size(pair[0]), let keys = Int(pair[1]) else { return nil }
            return KeySizeFact(
                node: node,
                database: database,
                kind: String(words[2]),
                unit: words[3] == "sizes" ? "bytes" : "items",
                atLeast: size,
                keys: keys
            )
        }
    }

    /// A power of two, written with K, M, G, T from 1024 on.
    private static func size(_ text: Substring) -> Int? {
        guard let unit = "KMGTPE".firstIndex(where: { text.last == $0 }) else { return Int(text) }
        let power = "KMGTPE".distance(from: "KMGTPE".startIndex, to: unit) + 1
        guard let count = Int(text.dropLast()) else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: 1 << (10 * power))
        return overflow ? nil : bytes
    }
}
