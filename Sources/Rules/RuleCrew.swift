package import Facts
package import RuleFormat

/// Runs rules over a store on two processors, and prepares their queries while the facts are still being collected.
package struct RuleCrew: Sendable {
    /// Tables in which every cluster that answers has rows: a stock rule that waits for no others will be run.
    package static let usual: Set<String> = [
        "activity", "address_claim", "belief", "bus_link", "client", "client_load", "cluster_info", "collection",
        "command_stat", "config", "info", "member", "memory", "node", "persistence", "placement", "process", "rate",
        "replication", "shard",
    ]

    private let store: FactStore
    private let rules: [Rule]
    private let workers: [RuleWorker]

    /// Reads what tables there are, so that nothing in the store has to stand still while queries are prepared.
    package init(store: FactStore, rules: [Rule]) throws {
        self.store = store
        self.rules = rules
        workers = [try RuleWorker(store), try RuleWorker(store)]
    }

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

    /// Dealt like cards, so that neighbours, which cost alike, go to both.
    private func share(of worker: Int) -> [Rule] {
        rules.filter { !$0.isUserMade }.enumerated().filter { $0.offset % workers.count == worker }.map(\.element)
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
