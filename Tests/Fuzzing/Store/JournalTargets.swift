import ClusterModel
import Foundation
import Repair

/// What `fix --resume`, `--undo` and `--plan` read.
enum JournalTargets {
    static func journal(_ bytes: [UInt8]) {
        FuzzFile.with(bytes) { file in
            let journal = Journal(path: file.path)
            _ = journal.hasSteps
            if let state = try? JournalState(journal) {
                precondition(!(state.isOpen && state.isFinished), "open and finished")
                _ = state.targets.compactMap { Endpoint($0) }
                check(state.plan)
            }
            guard let undo = try? RepairUndo(journal) else { return }
            for step in undo.steps { _ = (step.words.shown, step.needsOldPassword) }
        }
    }

    static func plan(_ bytes: [UInt8]) {
        FuzzFile.with(bytes) { file in
            guard let saved = try? SavedPlan(path: file.path) else { return }
            precondition(saved.objection(saved.plan) == nil, "a plan that is not like itself")
            check(saved.plan)
        }
    }

    /// Everything that is shown or decided before the first command, and that it is written as it was read.
    private static func check(_ plan: RepairPlan) {
        for step in plan.steps {
            _ = (step.run.shown, step.undo.shown, step.move?.words.shown, step.undoMove?.reversed.words.shown)
            _ = (step.guards + step.checks + step.undoGuards).map(\.description)
        }
        _ = plan.risk
        guard let data = try? JSONEncoder().encode(plan),
            let again = try? JSONDecoder().decode(RepairPlan.self, from: data)
        else { fatalError("a plan that was read can't be written") }
        precondition(again == plan, "a plan is not written as it was read")
    }
}
