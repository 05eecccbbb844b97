import ArgumentParser
import Facts
import Foundation
import RuleCompiler
import RuleFormat
import Rules
import StockRules

@main
struct RuleTimes: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What all stock rules cost in processor time: to load, to prepare, to run."
    )

    @Argument(help: "Sizes of generated clusters, or snapshots, which show what a scan of a real cluster pays.")
    var clusters = ["6", "1000"]

    func run() throws {
        let (rules, load) = Self.measure { StockRules.all }
        print("load \(rules.count) rules: \(Self.milliseconds(load))")
        for word in clusters {
            let (store, making) = Self.measure {
                Result {
                    try Int(word).map(GeneratedStore.make(nodes:)) ?? FactStore(snapshot: URL(fileURLWithPath: word))
                }
            }
            print("\(word) (facts read or generated in \(Self.milliseconds(making)))")
            try Self.time(rules, store.get())
        }
    }

    private static func time(_ rules: [Rule], _ store: FactStore) throws {
        let connection = try RuleConnection(store)
        let (prepared, preparing) = measure {
            Result { try rules.map { try connection.prepare($0.sql, isChecked: true) } }
        }
        print("  prepare: \(milliseconds(preparing))")
        var slowest: [(String, Duration, Int)] = []
        for (rule, statement) in zip(rules, try prepared.get()) {
            let (rows, running) = measure { (try? statement.rows(rule.parameters))?.count ?? -1 }
            slowest.append((rule.id, running, rows))
        }
        let total = slowest.map(\.1).reduce(.zero, +)
        print("  run:     \(milliseconds(total))")
        for (id, duration, rows) in slowest.sorted(by: { $0.1 > $1.1 }).prefix(8) {
            print("    \(milliseconds(duration))  \(id)  \(rows) rows")
        }
        // As a scan does it, all in all.
        let (outcomes, engine) = measure { Result { try RuleEngine(store: store).evaluate(rules) } }
        let broken = try outcomes.get().filter { if case .broken = $0.status { true } else { false } }
        print("  as a scan evaluates them: \(milliseconds(engine)), \(broken.count) broken")
        for outcome in broken { print("    \(outcome.status)") }
    }

    /// Processor time of this process, so that a busy machine does not change the figures.
    private static func measure<Value>(_ work: () -> Value) -> (Value, Duration) {
        let start = clock()
        let value = work()
        return (value, .microseconds(Int64(clock() - start) * 1_000_000 / Int64(CLOCKS_PER_SEC)))
    }

    private static func milliseconds(_ duration: Duration) -> String {
        String(format: "%.1f ms", duration / .milliseconds(1))
    }
}
