package import Facts
import GRDB
package import RuleFormat

/// Runs rules over a store.
///
/// A rule that fails is an outcome, never the end of the scan.
package struct RuleEngine: Sendable {
    /// A rule with more rows than this is cut: nobody reads them, and a bad join must not fill the memory.
    static let rowLimit = 10_000

    private let store: FactStore

    package init(store: FactStore) {
        self.store = store
    }

    package func evaluate(_ rules: [Rule]) throws -> [RuleOutcome] {
        try store.read { db in
            let scope = try EvaluationScope(db)
            return rules.map { RuleOutcome(rule: $0, status: Self.evaluate($0, scope, db)) }
        }
    }

    /// Runs one read-only query of a person, with the columns it has even if it has no rows.
    package func query(_ sql: String) throws -> (columns: [String], rows: [ResultRow]) {
        try store.read { db in
            (try db.makeStatement(sql: sql).columnNames, try Self.query(sql, db))
        }
    }

    private static func evaluate(_ rule: Rule, _ scope: EvaluationScope, _ db: Database) -> RuleOutcome.Status {
        if let reason = scope.reasonNotToEvaluate(rule) { return .notEvaluated(reason) }
        do {
            let rows = try query(rule.sql, db)
            return rows.isEmpty ? .clean : .fired(rows)
        } catch {
            return .broken("\(rule.id): \(error)")
        }
    }

    /// Runs one query.
    static func query(_ sql: String, _ db: Database) throws -> [ResultRow] {
        let statement = try db.makeStatement(sql: sql)
        let columns = statement.columnNames
        var rows: [ResultRow] = []
        let cursor = try Row.fetchCursor(statement)
        while rows.count < rowLimit, let row = try cursor.next() {
            let values = row.databaseValues.map { FactValue.fromDatabaseValue($0) ?? .null } as [FactValue]
            rows.append(ResultRow(columns: columns, values: values))
        }
        return rows
    }
}
