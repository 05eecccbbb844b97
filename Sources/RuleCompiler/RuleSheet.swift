import Facts
package import RuleFormat
import Rules

/// What the compiler knows of a rule: what it reads, what must have been collected, what it gives.
package struct RuleSheet: Sendable {
    /// Columns by table.
    package let reads: [(table: String, columns: [String])]
    /// Questions of which one must have been answered, for each table that is needed.
    package let needs: [(table: String, questions: [String])]
    package let columns: [(name: String, type: String?)]

    package init(_ rule: Rule) throws {
        let store = try FactStore()
        let statement = try RuleConnection(store).prepare(rule.sql)
        reads = statement.reads.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
        needs = RuleNeeds(rule.sql, statement.reads).collectors.map { ($0.table, $0.collectors.map(\.rawValue)) }
        columns = zip(statement.columns, statement.types).map { ($0, $1?.rawValue.lowercased()) }
    }
}
