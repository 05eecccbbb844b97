import Facts
package import RuleFormat
import Rules

/// The compiler of rules: everything that can be wrong with a rule file is found here, with its line and a caret.
///
/// One checker checks many files: the facts of the tests and the generated cluster are built once.
package final class RuleChecker {
    private let graph: RuleGraph
    private let procedures: [String]
    private let bench: TestBench
    private let clock: TimeBudget?

    /// - Parameters:
    ///   - graph: all rules there are, for `explains`.
    ///   - procedures: names that `fix` may call.
    ///   - clusterNodes: size of the generated cluster on which the time is taken; nil for no such check.
    package init(graph: RuleGraph, procedures: [String], clusterNodes: Int? = 1000) throws {
        self.graph = graph
        self.procedures = procedures
        bench = try TestBench()
        clock = try clusterNodes.map { try TimeBudget(nodes: $0) }
    }

    /// Everything that is wrong with a rule file; empty if it is good.
    package func problems(in file: RuleFile) throws -> [RuleProblem] {
        var problems = GraphCheck.problems(file, graph)
        problems += CommandCheck.problems(file, procedures)
        let statement: RuleStatement
        do {
            statement = try bench.connection.prepare(file.rule.sql)
        } catch let error as RuleSQLError {
            return problems + [QueryCheck.problem(error, file)]
        }
        problems += QueryCheck.problems(file, statement)
        problems += TemplateCheck.problems(file, statement)
        problems += try TestCheck.problems(file, statement.columns, bench)
        if problems.isEmpty, let clock { problems += try clock.problems(file) }
        return problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}
