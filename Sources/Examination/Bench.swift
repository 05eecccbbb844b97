import Facts
import RuleFormat
import Rules

/// An empty store, and the rules that wait for its facts.
struct Bench: Sendable {
    let store: FactStore
    let crew: RuleCrew
    /// Goes on while facts are stored already.
    let preparing: Task<Void, Never>

    init(_ rules: [Rule]) throws {
        let store = try FactStore()
        let crew = try RuleCrew(store: store, rules: rules)
        self.store = store
        self.crew = crew
        preparing = Task { await crew.prepare() }
    }
}
