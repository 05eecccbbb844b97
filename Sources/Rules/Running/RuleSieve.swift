import Facts
import RuleFormat

/// What can be said of many rules at once before any of them is run: that they can't have a row.
///
/// Most rules of a healthy cluster are shut out here, and their queries, which cost more to prepare than to run, are not
/// even read.
struct RuleSieve {
    /// SQLite's limit on columns of a result is 300 here.
    private static let atOnce = 200

    private let decisive: [(id: String, tables: [String])]
    private let tables: [String]
    /// Which of the tables have rows.
    private let filled: [RuleStatement]
    /// The gates of rules.
    private let gates: [(ids: [String], statement: RuleStatement)]

    init(_ rules: [Rule], _ connection: RuleConnection) throws {
        decisive = rules.compactMap { rule in rule.reading.map { (rule.id, $0.decisive) } }
        tables = Set(decisive.flatMap(\.tables)).sorted()
        filled = try Self.parts(tables).map {
            try Self.statement($0.map { "EXISTS (SELECT 1 FROM \($0))" }, connection)
        }
        let gated = rules.compactMap { rule in rule.reading?.gate.map { (rule.id, $0) } }
        gates = try Self.parts(gated).map { ($0.map(\.0), try Self.statement($0.map { "(\($0.1))" }, connection)) }
    }

    private static func parts<Item>(_ items: [Item]) -> [ArraySlice<Item>] {
        stride(from: 0, to: items.count, by: atOnce).map { items[$0..<min($0 + atOnce, items.count)] }
    }

    private static func statement(_ conditions: [String], _ connection: RuleConnection) throws -> RuleStatement {
        try connection.prepare("SELECT " + conditions.joined(separator: ",\n"), isChecked: true)
    }

    /// Ids of the rules that can't have a row.
    func shut() throws -> Set<String> {
        let answers = try filled.flatMap { try $0.rows().flatMap(\.cells) }
        let empty = Set(zip(tables, answers).filter { $1.value == .integer(0) }.map(\.0))
        var shut = Set(decisive.filter { !empty.isDisjoint(with: $0.tables) }.map(\.id))
        for (ids, statement) in gates {
            for row in try statement.rows() {
                shut.formUnion(zip(ids, row.cells).filter { $1.value == .integer(0) }.map(\.0))
            }
        }
        return shut
    }
}
