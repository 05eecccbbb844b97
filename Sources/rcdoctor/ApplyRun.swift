import ArgumentParser
import ClusterModel
import Collectors
import Examination
import Foundation
import Repair
import Reports
import RuleFormat

/// Carries a plan out, or goes on with one: asks, locks, runs step by step, looks again.
struct ApplyRun {
    /// How the cluster is looked at, before, between and after the steps.
    let examining: ExaminationRun
    let flags: ReportFlags
    let confirmation: PlanConfirmation

    func apply(_ plan: RepairPlan, _ examination: Examination, _ seeds: [Endpoint]) async throws {
        guard !plan.steps.isEmpty else {
            if !plan.advice.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
            return
        }
        try confirmation.ask(plan.steps, target: examination.targets.first)
        let folder = try RepairSession.stateFolder().appending(path: "journals")
        try await operate(examination, seeds) {
            // Made under the locks, so that a doctor who is refused leaves none behind.
            try Journal(in: folder, targets: examination.targets, tool: Version.text)
        } run: { course, report in
            try await course.run(plan, report: report)
        }
    }

    /// Goes on with the plan of a journal.
    func resume(_ journal: Journal) async throws {
        let state = try ResumeRun.state(journal)
        let seeds = state.targets.compactMap { Endpoint($0) }
        let examination = try await examining.examine(seeds)
        let left = state.plan.steps.enumerated().filter { index, _ in
            state.steps[index + 1] != .done && state.steps[index + 1] != .dropped
        }
        Output.result("Going on with \(journal.path): \(left.count) of \(state.plan.steps.count) steps are left.\n\n")
        try confirmation.ask(left.map(\.element), target: state.targets.first)
        try await operate(examination, seeds) {
            journal
        } run: { course, report in
            try await course.resume(state, report: report)
        }
    }

    private func operate(
        _ examination: Examination,
        _ seeds: [Endpoint],
        journal makeJournal: @escaping @Sendable () throws -> Journal,
        run: @escaping @Sendable (RepairCourse, @escaping RepairCourse.Report) async throws -> Bool
    ) async throws {
        let style = ReportWriter(flags: flags).style
        let examiner = examining
        let session = RepairSession(access: examining.access)
        let journals = JournalBox()
        let complete = try await session.operate(examination) { [access = examining.access] in
            let journal = try RepairSession.prepared(makeJournal)
            journals.journal = journal
            let course = RepairCourse(access: access, examination: examination, journal: journal) {
                try await examiner.lookAgain(seeds)
            }
            return try await run(course) { event in
                if case .progress(let number, let step, let words) = event {
                    Output.progress("  \(number)  \(step.node)   \(words)")
                } else {
                    Output.result(StepText.line(event, unicode: style.unicode))
                }
            }
        }
        let path = journals.journal?.path ?? ""
        Output.result("\n  journal    \(path)\n")
        if !complete { Output.result("  go on      rcdoctor fix --resume \(path)\n") }
        Output.result("  take back  rcdoctor fix --undo \(path)\n\n")
        if Interrupt.happened { throw ExitCode(ExitStatus.interrupted.rawValue) }
        guard complete else { throw ExitCode(ExitStatus.fixFailed.rawValue) }
        try await lookAfterwards(seeds)
    }

    private func lookAfterwards(_ seeds: [Endpoint]) async throws {
        let after = try await examining.examine(seeds)
        let snapshot = LastScan.remember(after.store)
        try ReportWriter(flags: flags).write(after.report(snapshot: snapshot))
        let status = ScanCommand.status(after.diagnosis, flags)
        if status != .fine { throw ExitCode(status.rawValue) }
    }
}
