/// How far a repair got, read from its journal.
package struct JournalState: Sendable {
    package enum Step: Sendable, Hashable {
        /// Begun, and the end is not known: it may have happened.
        case begun
        case done
        case failed
        case dropped
    }

    package let targets: [String]
    package let plan: RepairPlan
    package let steps: [Int: Step]
    package let isFinished: Bool
    package let isTakenBack: Bool

    /// Whether something is left to be gone on with.
    package var isOpen: Bool { !isFinished && !isTakenBack && !steps.isEmpty }

    package init(_ journal: Journal) throws {
        let entries = try journal.entries()
        guard let first = entries.first, first.event == .started, let targets = first.targets else {
            throw JournalError("\(journal.path) is no rcdoctor journal. Give the path that rcdoctor fix printed.")
        }
        guard let plan = entries.first(where: { $0.event == .planned })?.plan else {
            throw JournalError(
                "\(journal.path) holds no plan, so there is nothing to go on with. Run rcdoctor fix for a new one."
            )
        }
        self.targets = targets
        self.plan = plan
        var steps: [Int: Step] = [:]
        for entry in entries {
            guard let number = entry.step else { continue }
            switch entry.event {
            case .begin: steps[number] = .begun
            case .done: steps[number] = .done
            case .failed: steps[number] = .failed
            case .dropped: steps[number] = .dropped
            case .started, .planned, .undone, .finished: break
            }
        }
        self.steps = steps
        isFinished = entries.contains { $0.event == .finished }
        isTakenBack = entries.contains { $0.event == .undone }
    }
}
