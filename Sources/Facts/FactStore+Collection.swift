import GRDB

extension FactStore {
    /// What was asked of whom, and how it went.
    package func collection() throws -> [CollectionFact] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT node, collector, status, ms, detail FROM collection").compactMap { row in
                guard let collector = CollectorName(rawValue: row["collector"]),
                    let status = CollectionStatus(rawValue: row["status"])
                else { return nil }
                return CollectionFact(
                    node: row["node"],
                    collector: collector,
                    status: status,
                    milliseconds: row["ms"],
                    detail: row["detail"]
                )
            }
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
