package import Facts
import GRDB
package import RuleFormat

/// Runs rules over a store.
///
/// A rule that fails is an outcome, never the end of the scan.
package struct RuleEngine: Sendable {
    private let store: FactStore

    package init(store: FactStore) {
        self.store = store
    }

    package func evaluate(_ rules: [Rule]) throws -> [RuleOutcome] {
        let scope = try store.read { try EvaluationScope($0) }
        let connection = try RuleConnection(store)
        return rules.map { RuleOutcome(rule: $0, status: Self.evaluate($0, scope, connection)) }
    }

    /// Runs one read-only query of a person, with the columns it has even if it has no rows.
    package func query(_ sql: String) throws -> (columns: [String], rows: [ResultRow]) {
        try store.read { db in
            let statement = try db.makeStatement(sql: sql)
            let columns = statement.columnNames
            let rows = try Row.fetchAll(statement).map { row in
                ResultRow(
                    columns: columns,
                    values: row.databaseValues.map { FactValue.fromDatabaseValue($0) ?? .null } as [FactValue]
                )
            }
            return (columns, Array(rows.prefix(RuleBudget.stock.rows)))
        }
    }

    private static func evaluate(_ rule: Rule, _ scope: EvaluationScope, _ connection: RuleConnection)
        -> RuleOutcome.Status
    {
        if let reason = scope.versionReason(rule) { return .notEvaluated(reason) }
        do {
            if let reading = rule.reading {
                if let reason = scope.reasonNotToEvaluate(reading.needed) { return .notEvaluated(reason) }
                // Preparing costs more than running: a query that can't have a row is not even read.
                if !scope.filled.isSuperset(of: reading.decisive) { return .clean }
            }
            let statement = try connection.prepare(rule.sql, isChecked: rule.reading != nil)
            if rule.reading == nil,
                let reason = scope.reasonNotToEvaluate(RuleNeeds(rule.sql, statement.reads).tables)
            {
                return .notEvaluated(reason)
            }
            let rows = try statement.rows(rule.parameters, budget: rule.isUserMade ? .user : .stock)
            return rows.isEmpty ? .clean : .fired(rows)
        } catch {
            return .broken("\(rule.id): \(error)")
        }
    }
}
