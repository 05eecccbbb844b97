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
        let runner = try RuleRunner(store)
        runner.prepareGates(of: rules)
        let statuses = runner.statuses(of: rules, scope)
        return rules.compactMap { rule in statuses[rule.id].map { RuleOutcome(rule: rule, status: $0) } }
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
}
