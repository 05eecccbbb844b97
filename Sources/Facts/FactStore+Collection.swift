import GRDB

extension FactStore {
    /// What was asked of whom, and how it went.
    package func collection() throws -> [CollectionFact] {
        try read { db in
            // By place and by a table of names: there are some twenty rows for each node.
            let collectors = Dictionary(uniqueKeysWithValues: CollectorName.allCases.map { ($0.rawValue, $0) })
            let sql = "SELECT node, collector, status, ms, detail FROM collection"
            let rows = try Row.fetchCursor(db, sql: sql).compactMap { row -> CollectionFact? in
                guard let collector = collectors[row[1]], let status = CollectionStatus(rawValue: row[2]) else {
                    return nil
                }
                return CollectionFact(
                    node: row[0],
                    collector: collector,
                    status: status,
                    milliseconds: row[3],
                    detail: row[4]
                )
            }
            return try Array(rows)
        }
    }

    /// Whether captured traffic is among the facts.
    package func holdsTraffic() throws -> Bool {
        try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM capture_quality)") ?? false }
    }

    /// The scan that the facts come from; nil in an empty store.
    package func run() throws -> RunFact? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT started, kind, targets, tool_version, timeout_ms FROM run").map { row in
                RunFact(
                    started: row["started"],
                    kind: row["kind"],
                    targets: row["targets"],
                    toolVersion: row["tool_version"],
                    timeoutMilliseconds: row["timeout_ms"]
                )
            }
        }
    }

    /// What was left out for being user data.
    package func leftOut() throws -> [LeftOutFact] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT what, count FROM left_out WHERE count > 0 ORDER BY what").map {
                LeftOutFact(what: $0["what"], count: $0["count"])
            }
        }
    }
}
