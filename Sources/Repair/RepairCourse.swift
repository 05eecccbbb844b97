package import Collectors
import Diagnosis
package import Examination

/// A whole repair: finding after finding, with a fresh look in between.
///
/// What the plan says about a finding that is gone by then is dropped. Nothing is run that was not in the plan: what
/// comes up on the way is left for the next one.
package struct RepairCourse: Sendable {
    package typealias Report = @Sendable (RepairExecutor.Event) -> Void

    private let executor: RepairExecutor
    private let reexamine: @Sendable () async throws -> Examination
    private let examination: Examination
    private let journal: Journal

    package init(
        access: ClusterAccess,
        examination: Examination,
        journal: Journal,
        reexamine: @escaping @Sendable () async throws -> Examination
    ) {
        executor = RepairExecutor(access: access, examination: examination, journal: journal)
        self.examination = examination
        self.journal = journal
        self.reexamine = reexamine
    }

    package func run(_ plan: RepairPlan, report: @escaping Report) async throws -> Bool {
        try journal.write(plan)
        return try await go(plan, [:], report)
    }

    /// Goes on with an interrupted repair: what is done is left alone, what was begun is looked at.
    package func resume(_ state: JournalState, report: @escaping Report) async throws -> Bool {
        try await go(state.plan, state.steps, report)
    }

    private func go(
        _ plan: RepairPlan,
        _ before: [Int: JournalState.Step],
        _ report: @escaping Report
    ) async throws -> Bool {
        var view = examination
        var hasActed = false
        var previous: [RepairStep] = []
        for group in plan.groups {
            let numbers = group.map(\.number)
            let isNew = numbers.allSatisfy { before[$0] == nil }
            if numbers.allSatisfy({ before[$0] == .done || before[$0] == .dropped }) { continue }
            let goesOn = hasActed && isNew ? await self.goesOn(group.map(\.step), after: previous) : false
            if hasActed, isNew, !goesOn {
                guard let fresh = try await look() else { return await stop() }
                view = fresh
            }
            previous = group.map(\.step)
            let executor = await executor.with(view.vault)
            var wasNeeded = false
            let wanted = isNew && !goesOn && (hasActed || !before.isEmpty) ? RepairPlanner.plan(view) : nil
            let needless = wanted.map { $0.lacks(of: group) } ?? []
            for (number, planned) in group where before[number] != .done && before[number] != .dropped {
                var step = planned
                if let wanted {
                    guard !needless.contains(number), let fresh = wanted.step(like: planned) else {
                        try executor.drop(step, number: number)
                        report(.dropped(number: number, step))
                        continue
                    }
                    step = fresh
                }
                if Task.isCancelled { return await stop() }
                hasActed = true
                wasNeeded = true
                guard try await executor.run(step, number: number, before: before[number], report: report) else {
                    return await stop()
                }
            }
            // Of a finding that was gone, or changed into another, nothing was promised.
            if wasNeeded, let last = group.last, let left = try await findingsLeft(group.map(\.step)) {
                report(.failed(number: last.number, last.step, reason: left, wasRun: true))
                return await stop()
            }
        }
        if Task.isCancelled { return await stop() }
        try await executor.finish()
        return true
    }

    /// Whether these steps need no look at the whole cluster before them.
    ///
    /// A move that was cut off leaves dozens of open slots, each of them a finding; what their guards ask is all that
    /// matters for closing the next one.
    private func goesOn(_ steps: [RepairStep], after previous: [RepairStep]) async -> Bool {
        let isAlike = steps.allSatisfy { $0.closesSlot && $0.rule == previous.first?.rule }
        return isAlike && !Task.isCancelled ? await executor.guardsHold(steps) : false
    }

    /// Looks until the findings of these steps are gone, as long as they may take.
    ///
    /// - Returns: words on those that are not; nil if all is well or nothing was promised.
    private func findingsLeft(_ steps: [RepairStep]) async throws -> String? {
        guard let limit = steps.compactMap(\.goneWithin).max() else { return nil }
        let ids = Set(steps.flatMap(\.findings))
        let deadline = ContinuousClock.now + .milliseconds(limit)
        while !Task.isCancelled {
            guard let view = try await look() else { return nil }
            guard let left = view.diagnosis.findings.first(where: { ids.contains($0.id) }) else { return nil }
            guard ContinuousClock.now < deadline else {
                return "carried out, but after \(limit / 1000) s it is still so: \(left.message)"
            }
            try? await Task.sleep(for: .milliseconds(300))
        }
        return nil
    }

    private func look() async throws -> Examination? {
        Task.isCancelled ? nil : try await reexamine()
    }

    private func stop() async -> Bool {
        await executor.close()
        return false
    }
}
