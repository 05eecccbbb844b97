import ClusterModel
package import Collectors
package import Examination
import RESP
import RuleFormat

/// Carries out steps of a plan: guard, journal, run, check.
package struct RepairExecutor: Sendable {
    /// What happened, as it happens.
    package enum Event: Sendable {
        case done(number: Int, RepairStep, milliseconds: Double, checks: [Condition])
        case failed(number: Int, RepairStep, reason: String, wasRun: Bool)
        /// A finding is gone, so what would have mended it is not done.
        case dropped(number: Int, RepairStep)
        /// A step that takes long says how far it is.
        case progress(number: Int, RepairStep, String)
    }

    private let surgeon: Operator
    private let vault: SecretVault
    private let journal: Journal

    package init(access: ClusterAccess, examination: Examination, journal: Journal) {
        self.init(
            surgeon: Operator(
                access: access,
                endpoints: Dictionary(examination.sample.nodes.map { ($0.name, $0.endpoint) }) { first, _ in first },
                vault: examination.vault
            ),
            vault: examination.vault,
            journal: journal
        )
    }

    private init(surgeon: Operator, vault: SecretVault, journal: Journal) {
        self.surgeon = surgeon
        self.vault = vault
        self.journal = journal
    }

    /// The same connections, with the passwords that the nodes have now.
    func with(_ vault: SecretVault) async -> RepairExecutor {
        await surgeon.use(vault)
        return RepairExecutor(surgeon: surgeon, vault: vault, journal: journal)
    }

    /// Carries out all steps, one after the other; the first failure ends it.
    ///
    /// - Returns: whether every step was carried out and checked.
    package func run(_ plan: RepairPlan, report: @escaping @Sendable (Event) -> Void) async throws -> Bool {
        try journal.write(plan)
        for (index, step) in plan.steps.enumerated() {
            let isDone = try await run(step, number: index + 1, report: report)
            guard !Task.isCancelled, isDone else {
                await close()
                return false
            }
        }
        try await finish()
        return true
    }

    func finish() async throws {
        try journal.append(journal.entry(.finished))
        await close()
    }

    func close() async { await surgeon.close() }

    func drop(_ step: RepairStep, number: Int) throws {
        try journal.append(entry(.dropped, step, number))
    }

    /// - Parameter before: what the journal of an interrupted repair says about this step.
    /// - Returns: whether the step was carried out and checked.
    func run(
        _ step: RepairStep,
        number: Int,
        before: JournalState.Step? = nil,
        report: @escaping @Sendable (Event) -> Void
    ) async throws -> Bool {
        let started = ContinuousClock.now
        var isOver = before == .done
        if before == .begun, step.move == nil { isOver = await hasHappened(step) }
        if !isOver {
            if let reason = await objection(to: step, before) {
                report(.failed(number: number, step, reason: reason, wasRun: false))
                return false
            }
            if let failure = try await carryOut(step, number, report) {
                report(.failed(number: number, step, reason: failure, wasRun: false))
                return false
            }
        } else if before == .begun {
            try journal.append(entry(.done, step, number))
        }
        if let failure = await check(step) {
            report(.failed(number: number, step, reason: failure, wasRun: true))
            return false
        }
        let milliseconds = (ContinuousClock.now - started).milliseconds
        report(.done(number: number, step, milliseconds: milliseconds, checks: step.checks))
        return true
    }

    /// Whether a step that was cut off shows its effect.
    private func hasHappened(_ step: RepairStep) async -> Bool {
        guard !step.checks.isEmpty else { return false }
        for condition in step.checks where (try? await surgeon.holds(condition)) != true { return false }
        return true
    }

    func guardsHold(_ steps: [RepairStep]) async -> Bool {
        for condition in steps.flatMap(\.guards) where (try? await surgeon.holds(condition)) != true { return false }
        return true
    }

    /// Why a step must not run now; nil if its guards hold.
    private func objection(to step: RepairStep, _ before: JournalState.Step?) async -> String? {
        // A move that was cut off has changed what its guards ask for; it finds out by itself what is left.
        if before != nil, step.move != nil { return nil }
        for condition in step.guards {
            do throws(RepairFailure) {
                if try await !surgeon.holds(condition) { return "guard failed: it is not so that \(condition)" }
            } catch {
                return "guard failed: \(error)"
            }
        }
        return nil
    }

    /// - Returns: why it could not be done.
    private func carryOut(
        _ step: RepairStep,
        _ number: Int,
        _ report: @escaping @Sendable (Event) -> Void
    ) async throws -> String? {
        if let move = step.move {
            try journal.append(entry(.begin, step, number))
            do throws(RepairFailure) {
                try await SlotMover(surgeon: surgeon, move: move) { report(.progress(number: number, step, $0)) }.run()
            } catch {
                // It stays begun in the journal: part of it may have been done.
                return error.description
            }
            try journal.append(entry(.done, step, number))
            return nil
        }
        let command: RESPCommand
        do throws(RepairFailure) {
            command = try await surgeon.command(step.run)
        } catch {
            return error.description
        }
        try journal.append(entry(.begin, step, number))
        let reply: RESPValue
        do throws(RepairFailure) {
            reply = try await surgeon.send(command, to: step.node)
        } catch {
            // The command may have been carried out all the same, so the journal keeps it as begun, for undo.
            return "\(error); whether it was carried out is not known"
        }
        if let error = reply.error {
            var entry = entry(.failed, step, number)
            entry.detail = error.description
            try journal.append(entry)
            return "\(step.node) answered: \(error)"
        }
        try journal.append(entry(.done, step, number))
        return nil
    }

    /// - Returns: which check does not hold.
    private func check(_ step: RepairStep) async -> String? {
        if let settle = step.settle { try? await Task.sleep(for: .milliseconds(settle)) }
        for condition in step.checks where await !surgeon.await(condition, within: .milliseconds(step.checkWithin)) {
            if Task.isCancelled { return "carried out; interrupted before it was so that \(condition)" }
            return "carried out, but after \(step.checkWithin / 1000) s it is not so that \(condition)"
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
        entry.undoMove = step.undoMove
        entry.undoNode = step.undoNode
        entry.undoLast = step.undoLast
        entry.undoNeedsEmpty = step.undoGuards.isEmpty ? nil : step.undoGuards.map(\.node)
        return entry
    }
}
