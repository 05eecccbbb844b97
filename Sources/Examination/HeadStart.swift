package import RuleFormat

/// A store and prepared rules for the examination of a cluster, made while the command line is still being read.
package struct HeadStart: Sendable {
    private let bench: Task<Bench, any Error>

    package init(_ rules: [Rule]) {
        bench = Task.detached { try Bench(rules.judging(capture: false, cluster: true)) }
    }

    func bench(_ rules: [Rule]) async throws -> Bench { try await bench.value.judging(rules) }
}
