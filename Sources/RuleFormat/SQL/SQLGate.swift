/// What must hold of the facts, or else a query has no row.
///
/// Found where that is plain to see; whatever is not plain asks for nothing. So a gate that is shut always means an empty
/// result, and one that is open means nothing.
indirect enum SQLGate: Sendable, Hashable {
    case open
    /// There is a row of this table that fulfils all these conditions, which speak of nothing else.
    case row(table: String, alias: String, conditions: [String])
    case all([SQLGate])
    case any([SQLGate])

    /// Tables that must each have a row.
    var tables: Set<String> {
        switch self {
        case .open: []
        case .row(let table, _, _): [table]
        case .all(let gates): gates.reduce(into: []) { $0.formUnion($1.tables) }
        case .any(let gates):
            gates.dropFirst().reduce(gates.first?.tables ?? []) { $0.intersection($1.tables) }
        }
    }

    /// A condition in SQL; nil if it can't be shut.
    ///
    /// - Parameter filled: tables of which it is known that they have rows.
    func sql(_ filled: Set<String>) -> String? {
        switch self {
        case .open: return nil
        case .row(let table, let alias, let conditions):
            if conditions.isEmpty { return filled.contains(table) ? nil : "EXISTS (SELECT 1 FROM \(table))" }
            return "EXISTS (SELECT 1 FROM \(table) AS \(alias) WHERE \(conditions.joined(separator: " AND ")))"
        case .all(let gates):
            var parts: [String] = []
            for part in gates.compactMap({ $0.sql(filled) }) where !parts.contains(part) { parts.append(part) }
            return parts.isEmpty ? nil : parts.joined(separator: " AND ")
        case .any(let gates):
            if gates.count == 1 { return gates[0].sql(filled) }
            let parts = gates.map { $0.sql(filled) }
            guard !parts.isEmpty, !parts.contains(nil) else { return nil }
            return "(" + parts.compactMap { $0 }.joined(separator: " OR ") + ")"
        }
    }
}
