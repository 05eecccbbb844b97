import Facts
import GRDB

@testable import Derivations

/// Builds beliefs and dissents the way the collector interns them, from what each node says.
struct Opinions {
    struct Word: Hashable {
        var role = "master"
        var health = "ok"
        var connected = true
        var slots = ""
        var epoch: Int64 = 1
        var master: String?
    }

    /// What each node says of itself and, unless `said` otherwise, what all others say of it.
    private var own: [(node: String, word: Word)] = []
    private var said: [String: [String: Word?]] = [:]
    private var silent: Set<String> = []

    init(_ nodes: [(String, Word)]) { own = nodes.map { ($0.0, $0.1) } }

    /// Three masters h:1 to h:3 and their replicas h:4 to h:6.
    static func six() -> Opinions {
        Opinions(
            ["0-5460", "5461-10922", "10923-16383"].enumerated().map {
                ("h:\($0 + 1)", Word(slots: $1, epoch: Int64($0 + 1)))
            }
                + (1...3).map { ("h:\($0 + 3)", Word(role: "replica", epoch: Int64($0), master: "h:\($0)")) }
        )
    }

    /// The observer has another opinion about a node; nil: it does not know it.
    mutating func say(_ observer: String, of node: String, _ change: (inout Word) -> Void) {
        guard var word = own.first(where: { $0.node == node })?.word else { return }
        change(&word)
        said[node, default: [:]][observer] = .some(word)
    }

    mutating func forget(_ node: String, at observer: String) {
        said[node, default: [:]][observer] = .some(nil)
    }

    mutating func everyone(of node: String, _ change: (inout Word) -> Void) {
        for (observer, _) in own where observer != node { say(observer, of: node, change) }
    }

    mutating func itself(_ node: String, _ change: (inout Word) -> Void) {
        guard let place = own.firstIndex(where: { $0.node == node }) else { return }
        let before = own[place].word
        for (observer, _) in own where observer != node && said[node]?[observer] == nil {
            said[node, default: [:]][observer] = .some(before)
        }
        change(&own[place].word)
    }

    /// The node gave no view.
    mutating func silence(_ node: String) { silent.insert(node) }

    func write(to store: FactStore) throws {
        var beliefs: [BeliefFact] = []
        var dissents: [DissentFact] = []
        var unaware: [UnawareFact] = []
        for (node, word) in own {
            var holders: [Word: [String]] = [:]
            for (observer, _) in own where observer != node && !silent.contains(observer) {
                if let opinion = said[node]?[observer] {
                    if let opinion {
                        holders[opinion, default: []].append(observer)
                    } else {
                        unaware.append(UnawareFact(observer: observer, subjectID: "id-\(node)"))
                    }
                } else {
                    holders[word, default: []].append(observer)
                }
            }
            let ranked = holders.sorted { ($0.value.count, $1.value[0]) > ($1.value.count, $0.value[0]) }
            for (index, held) in ranked.enumerated() {
                beliefs.append(
                    belief(node, held.key, number: beliefs.count + 1, held.value.count, consensus: index == 0)
                )
                guard index > 0 else { continue }
                dissents += held.value.map {
                    DissentFact(observer: $0, subjectID: "id-\(node)", belief: beliefs.count)
                }
            }
            if !silent.contains(node) { beliefs.append(belief(node, word, number: beliefs.count + 1, 1, own: true)) }
        }
        try store.add(beliefs)
        try store.add(dissents)
        try store.add(unaware)
        try store.add(own.map { Given.node($0.node, state: silent.contains($0.node) ? "refused" : "answered") })
    }

    private func belief(
        _ node: String,
        _ word: Word,
        number: Int,
        _ observers: Int,
        consensus: Bool = false,
        own: Bool = false
    ) -> BeliefFact {
        Given.belief(
            node,
            role: word.role,
            health: word.health,
            connected: own || word.connected,
            masterID: word.master.map { "id-\($0)" },
            slots: word.slots,
            observers: observers,
            consensus: consensus,
            own: own,
            number: number,
            epoch: word.epoch
        )
    }
}

extension Opinions {
    /// A store with these opinions and everything that is derived from them.
    func derived(_ others: (FactStore) throws -> Void = { _ in }) throws -> FactStore {
        let store = try FactStore()
        try write(to: store)
        try others(store)
        try Derivations.run(on: store)
        return store
    }
}

extension FactStore {
    /// Rows of a query as texts joined by spaces.
    func lines(_ sql: String) throws -> [String] {
        try read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map {
                    String.fromDatabaseValue($0) ?? Int.fromDatabaseValue($0).map { "\($0)" } ?? "-"
                }
                .joined(separator: " ")
            }
        }
    }
}
