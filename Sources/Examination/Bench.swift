import Capture
import Collectors
import Derivations
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

/// Facts on their way into a store: what is known first is stored and understood while the rest is still being asked.
struct Filling {
    let store: FactStore
    private var writing = SampleWriting()

    init(store: FactStore) {
        self.store = store
    }

    func take(_ run: RunFact) throws { try store.add([run]) }

    mutating func takeNodes(_ sample: LiveSample) throws {
        try writing.addNodes(of: sample, to: store)
        try Derivations.runOnNodes(in: store)
    }

    func takeFollowUps(_ sample: LiveSample) throws {
        try writing.addFollowUps(of: sample, to: store)
        try Derivations.runOnFollowUps(in: store)
    }

    mutating func takeSurroundings(_ sample: LiveSample, _ traffic: TrafficSummary?) throws {
        try writing.addSurroundings(of: sample, to: store)
        try Derivations.runOnSurroundings(in: store)
        try traffic?.write(to: store, isAlone: false)
    }
}
