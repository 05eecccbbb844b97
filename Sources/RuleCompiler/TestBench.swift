import Facts
import GRDB
import RuleFormat
import Rules

/// One store on which tests of rules run, one after the other.
final class TestBench {
    let store: FactStore
    let connection: RuleConnection

    init() throws {
        store = try FactStore()
        connection = try RuleConnection(store)
    }

    /// Fills the store with the facts of a test, runs the body, and empties it again.
    func with<Result>(_ given: [GivenTable], _ body: () throws -> Result) throws -> Result {
        defer {
            try? store.database.write { db in
                for table in given { try? db.execute(sql: "DELETE FROM \(table.table)") }
            }
        }
        try store.add(given: given)
        return try body()
    }

    func rows(_ test: RuleTest, of rule: Rule) throws -> [ResultRow] {
        try connection.prepare(rule.sql).rows(rule.parameters(in: test), budget: .user)
    }
}

extension Rule {
    /// The parameters with what a test sets.
    func parameters(in test: RuleTest) -> [RuleParameter] {
        parameters.map { parameter in
            var result = parameter
            result.value = test.parameters[parameter.name] ?? parameter.value
            return result
        }
    }
}
