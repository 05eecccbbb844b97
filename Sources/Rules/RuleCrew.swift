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
    /// The rules of each worker.
    private let shares: [[Rule]]
    /// SQLite counts memory for the whole process, so rules with a tight budget of it run alone, when all others have.
    private let narrow: [Rule]

    /// Reads what tables there are, so that nothing in the store has to stand still while queries are prepared.
    package init(store: FactStore, rules: [Rule]) throws {
        self.init(store, [try RuleWorker(store), try RuleWorker(store)], rules, hands: [:])
    }

    /// - Parameter hands: who has prepared which rule.
    private init(_ store: FactStore, _ workers: [RuleWorker], _ rules: [Rule], hands: [String: Int]) {
        self.store = store
        self.workers = workers
        self.rules = rules
        narrow = rules.filter(\.isUserMade)
        var shares = workers.map { _ in [Rule]() }
        for share in shares.indices { shares[share].reserveCapacity(rules.count / shares.count + 1) }
        // Like cards, so that neighbours, which cost alike, go to different ones.
        var next = 0
        for rule in rules where !rule.isUserMade {
            shares[hands[rule.id] ?? next].append(rule)
            next = (next + 1) % workers.count
        }
        self.shares = shares
    }

    /// The same workers for other rules; what they have prepared they need not prepare again.
    package func judging(_ rules: [Rule]) -> RuleCrew {
        var hands: [String: Int] = [:]
        for (worker, share) in shares.enumerated() {
            for rule in share { hands[rule.id] = worker }
        }
        return RuleCrew(store, workers, rules, hands: hands)
    }

    /// Prepares the gates, and the queries that will most likely be run.
    package func prepare() async {
        for (worker, share) in zip(workers, shares) {
            await worker.prepareGates(of: share)
            for rule in share where rule.reading.map(Self.isUsual) == true { await worker.prepare(rule) }
        }
    }

    private static func isUsual(_ reading: RuleReading) -> Bool {
        reading.gate == nil && usual.isSuperset(of: reading.decisive)
    }

    /// One outcome for each rule, in the order of the rules.
    package func evaluate() async throws -> [RuleOutcome] {
        let scope = try store.read { try EvaluationScope($0) }
        async let one = workers[0].statuses(of: shares[0], scope)
        async let other = workers[1].statuses(of: shares[1], scope)
        var statuses = await one
        statuses.merge(await other) { first, _ in first }
        if !narrow.isEmpty { statuses.merge(await workers[0].statuses(of: narrow, scope)) { first, _ in first } }
        return rules.compactMap { rule in statuses[rule.id].map { RuleOutcome(rule: rule, status: $0) } }
    }
}

private actor RuleWorker {
    private let runner: RuleRunner

    init(_ store: FactStore) throws {
        runner = try RuleRunner(store)
    }

    func prepareGates(of rules: [Rule]) { runner.prepareGates(of: rules) }

    func prepare(_ rule: Rule) { runner.prepare(rule) }

    func statuses(of rules: [Rule], _ scope: EvaluationScope) -> [String: RuleOutcome.Status] {
        runner.statuses(of: rules, scope)
    }
}
