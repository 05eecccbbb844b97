/// A test inside a rule file: facts given, findings expected.
package struct RuleTest: Sendable, Hashable {
    package var name: String
    /// Table name and its rows, column by column.
    package var given: [GivenTable]
    /// Each finding must contain these columns; the number of findings must agree.
    package var expect: [[String: RuleScalar]]
    /// Parameters set otherwise than by default.
    package var parameters: [String: RuleScalar] = [:]
    /// Line of the test in its file.
    package var line: Int
}

/// Rows of one table, given to a test.
package struct GivenTable: Sendable, Hashable {
    package var table: String
    package var rows: [[String: RuleScalar]]
}

/// A cell in a rule test.
package enum RuleScalar: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
}

/// A rule file as read: the rule, its tests, and where in the file everything stands.
package struct RuleFile: Sendable, Hashable {
    package var rule: Rule
    package var tests: [RuleTest]
    package var source: RuleSource
}
