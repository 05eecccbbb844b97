package import Facts
package import GRDB

/// client-output-buffer-limit, taken apart: `normal 0 0 0 slave 268435456 67108864 60 pubsub …` in every version.
package enum OutputLimitDerivation: Derivation {
    package static func derive(from db: Database) throws -> [OutputLimitFact] {
        let sql = "SELECT node, value FROM config WHERE origin = 'live' AND name = 'client-output-buffer-limit'"
        return try db.rows(sql).flatMap { row in limits(row["node"], row["value"]) }
    }

    private static func limits(_ node: String, _ text: String) -> [OutputLimitFact] {
        let words = text.split(separator: " ").map(String.init)
        return stride(from: 0, to: words.count - words.count % 4, by: 4).compactMap { start in
            guard let hard = Int(words[start + 1]), let soft = Int(words[start + 2]),
                let seconds = Int(words[start + 3])
            else { return nil }
            return OutputLimitFact(
                node: node,
                kind: words[start] == "slave" ? "replica" : words[start],
                hardBytes: hard,
                softBytes: soft,
                softSeconds: seconds
            )
        }
    }
}
