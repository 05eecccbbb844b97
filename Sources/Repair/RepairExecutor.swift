package import Collectors
package import Examination
import RESP
import RuleFormat

/// Carries out a plan: guard, journal, run, check, for one step after the other.
///
/// The first failure ends it.
package struct RepairExecutor: Sendable {
    /// What happened, as it happens.
    package enum Event: Sendable {
        case done(number: Int, RepairStep, milliseconds: Double, checks: [Condition])
        case failed(number: Int, RepairStep, reason: String, wasRun: Bool)
    }

    private let surgeon: Operator
    private let vault: SecretVault
    private let journal: Journal

    package init(access: ClusterAccess, examination: Examination, journal: Journal) {
        vault = examination.vault
        self.journal = journal
        let endpoints = Dictionary(examination.sample.nodes.map { ($0.name, $0.endpoint) }) { first, _ in first }
        surgeon = Operator(access: access, endpoints: endpoints, vault: examination.vault)
    }

    /// - Returns: whether every step was carried out and checked.
    package func run(_ plan: RepairPlan, report: @Sendable (Event) -> Void) async throws -> Bool {
        for (index, step) in plan.steps.enumerated() {
            let number = index + 1
            if Task.isCancelled { return try await stop() }
            if let reason = await objection(to: step) {
                report(.failed(number: number, step, reason: reason, wasRun: false))
                return try await stop()
            }
            let started = ContinuousClock.now
            if let failure = try await carryOut(step, number) {
                report(.failed(number: number, step, reason: failure.reason, wasRun: failure.wasRun))
                return try await stop()
            }
            report(
                .done(
                    number: number,
                    step,
                    milliseconds: (ContinuousClock.now - started).milliseconds,
                    checks: step.checks
                )
            )
        }
        try journal.append(journal.entry(.finished))
        await surgeon.close()
        return true
    }

    private func stop() async throws -> Bool {
        await surgeon.close()
        return false
    }

    /// Why a step must not run now; nil if its guards hold.
    private func objection(to step: RepairStep) async -> String? {
        for condition in step.guards {
            do throws(RepairFailure) {
                if try await !surgeon.holds(condition) { return "guard failed: it is not so that \(condition)" }
            } catch {
                return "guard failed: \(error)"
            }
        }
        return nil
    }

    private func carryOut(_ step: RepairStep, _ number: Int) async throws -> (reason: String, wasRun: Bool)? {
        guard let command = step.run.command(vault) else {
            return ("a password that this command needs is not known here", false)
        }
        try journal.append(entry(.begin, step, number))
        let reply: RESPValue
        do throws(RepairFailure) {
            reply = try await surgeon.send(command, to: step.node)
        } catch {
            // The command may have been carried out all the same, so the journal keeps it as begun, for undo.
            return ("\(error); whether it was carried out is not known", false)
        }
        if let error = reply.error {
            var entry = entry(.failed, step, number)
            entry.detail = error.description
            try journal.append(entry)
            return ("\(step.node) answered: \(error)", false)
        }
        try journal.append(entry(.done, step, number))
        for condition in step.checks where await !surgeon.await(condition, within: .milliseconds(step.checkWithin)) {
            return ("carried out, but after \(step.checkWithin / 1000) s it is not so that \(condition)", true)
        }
        return nil
    }

    private func entry(_ event: JournalEntry.Event, _ step: RepairStep, _ number: Int) -> JournalEntry {
        var entry = journal.entry(event)
        entry.step = number
        entry.rule = step.rule
        entry.node = step.node
        entry.run = step.run.shown
        guard event == .begin, !step.undo.isEmpty else { return entry }
        entry.undo = step.undo
        entry.undoLast = step.undoLast
        entry.undoNeedsEmpty = step.undoGuards.isEmpty ? nil : step.undoGuards.map(\.node)
        return entry
    }
}
