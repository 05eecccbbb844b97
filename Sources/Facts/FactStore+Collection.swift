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
}
