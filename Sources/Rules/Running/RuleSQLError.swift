/// Why a rule's query can't be prepared or run.
package struct RuleSQLError: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String
    /// Bytes into the query, where SQLite can tell.
    package var offset: Int?

    package var description: String { message }
}

/// How much time and room the query of one rule may take.
package struct RuleBudget: Sendable, Hashable {
    package var seconds: Double
    package var rows: Int
    /// Characters of all cells together.
    package var characters: Int
    /// Memory that SQLite may take in addition while it runs, bytes.
    package var memory: Int64
    /// Whether too many rows are cut, or break the rule.
    package var cutsRows: Bool

    /// Rules from the binary, which were measured.
    package static let stock = RuleBudget(
        seconds: 10,
        rows: 10_000,
        characters: 64_000_000,
        memory: 512 << 20,
        cutsRows: true
    )
    /// Rules from wherever an operator has them.
    package static let user = RuleBudget(
        seconds: 1,
        rows: 10_000,
        characters: 4_000_000,
        memory: 128 << 20,
        cutsRows: false
    )
}
