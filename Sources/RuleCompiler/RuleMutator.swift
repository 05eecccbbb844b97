package import RuleFormat
import Rules

/// Tests the tests: each condition of a query is taken out in turn, and some test of the rule must then fail.
package final class RuleMutator {
    /// A condition that no test misses.
    package struct Survivor: Sendable {
        package let rule: String
        package let condition: String
        package let problem: RuleProblem
    }

    private let bench: TestBench

    package init() throws {
        bench = try TestBench()
    }

    /// How many conditions the query has, and those that no test misses.
    package func survivors(in file: RuleFile) throws -> (conditions: Int, survivors: [Survivor]) {
        let sql = Array(file.rule.sql.utf8)
        // `ON 1 = 1` is no condition: it is how a join of all with all is written.
        let conditions = SQLTokens(file.rule.sql).conjuncts.filter { range in
            !["1", "1 = 1", "TRUE"].contains(String(decoding: sql[range], as: UTF8.self))
        }
        var alive: [(range: Range<Int>, statement: RuleStatement)] = conditions.compactMap { range in
            let mutant = sql[..<range.lowerBound] + Array("1".utf8) + sql[range.upperBound...]
            // What no longer prepares can't go unnoticed.
            return (try? bench.connection.prepare(String(decoding: mutant, as: UTF8.self))).map { (range, $0) }
        }
        for test in file.tests where !alive.isEmpty {
            alive = try bench.with(test.given) {
                alive.filter { mutant in
                    let rows = try? mutant.statement.rows(file.rule.parameters(in: test), budget: .user)
                    return rows?.agree(with: test.expect[...]) ?? false
                }
            }
        }
        let survivors = alive.map { mutant in
            let text = String(decoding: sql[mutant.range], as: UTF8.self)
            let condition = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let message = "no test fails without the condition '\(condition)'"
            return Survivor(
                rule: file.rule.id,
                condition: condition,
                problem: QueryCheck.at(mutant.range.lowerBound, file, message)
            )
        }
        return (conditions.count, survivors)
    }
}
