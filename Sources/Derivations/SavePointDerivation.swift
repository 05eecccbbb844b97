package import Facts
package import GRDB

/// save, taken apart: `3600 1 300 100 60 10000`.
package enum SavePointDerivation: Derivation {
    package static func derive(from db: Database) throws -> [SavePointFact] {
        let sql = "SELECT node, value FROM config WHERE origin = 'live' AND name = 'save'"
        return try db.rows(sql).flatMap { row in points(row["node"], row["value"]) }
    }

    private static func points(_ node: String, _ text: String) -> [SavePointFact] {
        let numbers = text.split(separator: " ").map { Int($0) }
        return stride(from: 0, to: numbers.count - numbers.count % 2, by: 2).compactMap { start -> SavePointFact? in
            guard let seconds = numbers[start], let changes = numbers[start + 1] else { return nil }
            return SavePointFact(node: node, seconds: seconds, changes: changes)
        }
    }
}
