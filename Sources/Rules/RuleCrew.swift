package import Facts
package import RuleFormat

/// Runs rules over a store on two processors, and prepares their queries while the facts are still being collected.
package struct RuleCrew: Sendable {
    /// Tables in which every cluster that answers has rows: a stock rule that waits for no others will be run.
    package static let usual: Set<String> = [
        "activity", "address_claim", "belief", "bus_link", "client", "client_load", "clock",
        "cluster_info", "collection", "command_stat", "config", "info", "member", "memory", "memory_stat", "node",
        "output_limit", "persistence", "placement", "probe", "process", "rate", "replication",
        "secret", "shard", "told_endpoint",
    ]

    private let store: FactStore
    private let rules: [Rule]
    private let workers: [RuleWorker]
    /// Who prepares which rule.
    private let hands: [String: Int]

    /// Reads what tables there are, so that nothing in the store has to stand still while queries are prepared.
    package init(store: FactStore, rules: [Rule]) throws {
        self.store = store
        self.rules = rules
        workers = [try RuleWorker(store), try RuleWorker(store)]
        hands = Self.deal(rules, workers.count)
    }

    private init(_ other: RuleCrew, _ rules: [Rule]) {
        store = other.store
        workers = other.workers
        self.rules = rules
        hands = other.hands.merging(Self.deal(rules, workers.count)) { prepared, _ in prepared }
    }

    /// The same workers for other rules; what they have prepared they need not prepare again.
    package func judging(_ rules: [Rule]) -> RuleCrew { RuleCrew(self, rules) }

    /// Prepares the queries that will most likely be run.
    package func prepare() async {
        for worker in workers.indices {
            for rule in share(of: worker) where rule.reading.map({ Self.usual.isSuperset(of: $0.decisive) }) == true {
                await workers[worker].prepare(rule)
            }
        }
    }

    /// One outcome for each rule, in the order of the rules.
    package func evaluate() async throws -> [RuleOutcome] {
        let scope = try store.read { try EvaluationScope($0) }
        // SQLite counts memory for the whole process, so rules with a tight budget of it run alone.
        let narrow = rules.filter(\.isUserMade)
        async let one = workers[0].outcomes(of: share(of: 0), scope)
        async let other = workers[1].outcomes(of: share(of: 1), scope)
        var outcomes = await [one, other]
        outcomes.append(await workers[0].outcomes(of: narrow, scope))
        let all = Dictionary(outcomes.joined().map { ($0.rule.id, $0) }) { first, _ in first }
        return rules.compactMap { all[$0.id] }
    }

    private func share(of worker: Int) -> [Rule] {
        rules.filter { !$0.isUserMade && hands[$0.id] == worker }
    }

    /// Like cards, so that neighbours, which cost alike, go to both.
    private static func deal(_ rules: [Rule], _ count: Int) -> [String: Int] {
        let own = rules.filter { !$0.isUserMade }.enumerated().map { ($0.element.id, $0.offset % count) }
        return Dictionary(own) { first, _ in first }
    }
}

private actor RuleWorker {
    private let runner: RuleRunner

    init(_ store: FactStore) throws {
        runner = try RuleRunner(store)
    }

    func prepare(_ rule: Rule) { runner.prepare(rule) }

    func outcomes(of rules: [Rule], _ scope: EvaluationScope) -> [RuleOutcome] {
        rules.map { RuleOutcome(rule: $0, status: runner.status(of: $0, scope)) }
    }
}
