package import RuleFormat
import Rules

/// Runs the tests of rules one by one.
package final class RuleTestRunner {
    private let bench: TestBench

    package init() throws {
        bench = try TestBench()
    }

    /// Each test by its name; nil for one that passes.
    package func run(_ file: RuleFile) throws -> [(name: String, problem: RuleProblem?)] {
        let columns: [String]
        do {
            columns = try bench.connection.prepare(file.rule.sql).columns
        } catch let error as RuleSQLError {
            return [("the query", QueryCheck.problem(error, file))]
        }
        return try file.tests.indices.map { index in
            (file.tests[index].name, try TestCheck.problem(index, file, columns, bench))
        }
    }
}
