import Facts
import Glibc
import RuleFormat
import Rules

/// The time that a query takes on a big cluster, so that a join that grows with the square is noticed before it ships.
final class TimeBudget {
    /// Seconds of processor time for one rule.
    static let limit = 0.5

    private let nodes: Int
    private let connection: RuleConnection
    private let store: FactStore

    init(nodes: Int) throws {
        self.nodes = nodes
        store = try GeneratedStore.make(nodes: nodes)
        connection = try RuleConnection(store)
    }

    func problems(_ file: RuleFile) throws -> [RuleProblem] {
        var budget = RuleBudget.stock
        // Wall time, and the memory of the whole process: neither says much about the query on a busy machine.
        budget.seconds = 30
        budget.memory = .max
        let start = Self.processorSeconds
        do {
            _ = try connection.prepare(file.rule.sql).rows(file.rule.parameters, budget: budget)
        } catch {
            return [file.source.problem("sql", "on \(nodes) generated nodes the query fails: \(error)")]
        }
        let seconds = Self.processorSeconds - start
        guard seconds > Self.limit else { return [] }
        let tenths = (seconds * 10).rounded() / 10
        return [
            file.source.problem(
                "sql",
                "the query takes \(tenths) s on \(nodes) generated nodes; \(Self.limit) s are allowed"
            )
        ]
    }

    /// Of this thread: what other processes do meanwhile does not count.
    package static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
