import Facts
import RuleFormat
import Rules

/// An empty store, and the rules that wait for its facts.
struct Bench: Sendable {
    let store: FactStore
    private let crew: RuleCrew
    /// Goes on while facts are stored already.
    private let preparing: Task<Void, Never>

    init(_ rules: [Rule]) throws {
        let store = try FactStore()
        let crew = try RuleCrew(store: store, rules: rules)
        self.store = store
        self.crew = crew
        preparing = Task { await crew.prepare() }
    }

    func evaluate() async throws -> [RuleOutcome] {
        await preparing.value
        return try await crew.evaluate()
    }

    private init(_ other: Bench, _ crew: RuleCrew) {
        store = other.store
        self.crew = crew
        preparing = other.preparing
    }

    /// The same for other rules, of which most were prepared already.
    func judging(_ rules: [Rule]) -> Bench { Bench(self, crew.judging(rules)) }
}
