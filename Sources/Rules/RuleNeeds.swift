package import Facts
import RuleFormat

/// What must have been collected so that a rule's silence means something.
package struct RuleNeeds: Sendable, Hashable {
    /// Tables that it reads, apart from those that are only joined from the left.
    package let tables: [String]

    /// - Parameter reads: columns by table, as SQLite's authorizer told them.
    package init(_ sql: String, _ reads: [String: Set<String>]) {
        tables = Set(reads.keys).subtracting(SQLTokens(sql).optionalTables).sorted()
    }

    /// For each needed table the questions of which one must have been answered somewhere.
    package var collectors: [(table: String, collectors: [CollectorName])] {
        tables.compactMap { name in
            guard let table = FactCatalogue.table(named: name), !table.filledBy.isEmpty else { return nil }
            return (name, table.filledBy)
        }
    }
}
