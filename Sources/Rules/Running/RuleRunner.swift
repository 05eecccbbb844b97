import Facts
import RuleFormat

/// Runs rules one after the other over a connection of its own, and keeps what it has prepared.
final class RuleRunner {
    private let connection: RuleConnection
    private var prepared: [String: RuleStatement] = [:]

    init(_ store: FactStore) throws {
        connection = try RuleConnection(store)
    }

    /// Prepares the query of a stock rule ahead of its facts.
    ///
    /// One that fails will say so when its turn has come.
    func prepare(_ rule: Rule) {
        guard rule.reading != nil else { return }
        prepared[rule.id] = try? connection.prepare(rule.sql, isChecked: true)
    }

    func status(of rule: Rule, _ scope: EvaluationScope) -> RuleOutcome.Status {
        if let reason = scope.versionReason(rule) { return .notEvaluated(reason) }
        do {
            if let reading = rule.reading {
                if let reason = scope.reasonNotToEvaluate(reading.needed) { return .notEvaluated(reason) }
                // Preparing costs more than running: a query that can't have a row is not even read.
                if !scope.filled.isSuperset(of: reading.decisive) { return .clean }
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
