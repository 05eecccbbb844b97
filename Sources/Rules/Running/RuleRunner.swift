import Facts
import RuleFormat

/// Runs rules one after the other over a connection of its own, and keeps what it has prepared.
final class RuleRunner {
    private let connection: RuleConnection
    private var prepared: [String: RuleStatement] = [:]
    private var sieve: RuleSieve?

    init(_ store: FactStore) throws {
        connection = try RuleConnection(store)
    }

    /// Prepares what tells ahead of stock rules that they can't have a row.
    ///
    /// Without it every query is run, which finds the same.
    func prepareGates(of rules: [Rule]) {
        sieve = try? RuleSieve(rules, connection)
    }

    /// Prepares the query of a stock rule ahead of its facts.
    ///
    /// One that fails will say so when its turn has come.
    func prepare(_ rule: Rule) {
        guard rule.reading != nil else { return }
        prepared[rule.id] = try? connection.prepare(rule.sql, isChecked: true)
    }

    /// How each rule fares, by its id.
    func statuses(of rules: [Rule], _ scope: EvaluationScope) -> [String: RuleOutcome.Status] {
        // Rules of operators were not seen by the sieve.
        let shut = rules.contains { $0.reading != nil } ? (try? sieve?.shut()) ?? [] : []
        var statuses = [String: RuleOutcome.Status](minimumCapacity: rules.count)
        for rule in rules { statuses[rule.id] = status(of: rule, scope, shut) }
        return statuses
    }

    private func status(of rule: Rule, _ scope: EvaluationScope, _ shut: Set<String>) -> RuleOutcome.Status {
        if let reason = scope.versionReason(rule) { return .notEvaluated(reason) }
        do {
            if let reading = rule.reading {
                if let reason = scope.reasonNotToEvaluate(reading.needed) { return .notEvaluated(reason) }
                if shut.contains(rule.id) { return .clean }
            }
            // One of an operator's folder may have the name of a stock rule.
            let ready = rule.reading == nil ? nil : prepared[rule.id]
            let statement = try ready ?? connection.prepare(rule.sql, isChecked: rule.reading != nil)
            if rule.reading == nil,
                let reason = scope.reasonNotToEvaluate(RuleNeeds(rule.sql, statement.reads).tables)
            {
                return .notEvaluated(reason)
            }
            let rows = try statement.rows(rule.parameters, budget: rule.isUserMade ? .user : .stock)
            return rows.isEmpty ? .clean : .fired(rows)
        } catch {
            return .broken("\(rule.id): \(error)")
        }
    }
}
