import RuleCompiler
import RuleFormat
import Synchronization

/// A checker that tests share, one after the other.
final class Checking: Sendable {
    private let checker: Mutex<RuleChecker>

    init(graph: RuleGraph, procedures: [String], clusterNodes: Int?) throws {
        checker = Mutex(try RuleChecker(graph: graph, procedures: procedures, clusterNodes: clusterNodes))
    }

    func problems(in file: RuleFile) throws -> [RuleProblem] {
        try checker.withLock { try $0.problems(in: file) }
    }
}
