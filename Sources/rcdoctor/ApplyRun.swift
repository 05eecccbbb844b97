import ArgumentParser
import ClusterModel
import Collectors
import Examination
import Foundation
import Repair
import Reports
import RuleFormat
import Rules

/// Carries a plan out: asks, locks, runs step by step, looks again.
struct ApplyRun {
    let access: ClusterAccess
    let flags: ReportFlags
    let yes: Bool
    let allowDestructive: Bool

    func apply(_ plan: RepairPlan, _ examination: Examination, _ seeds: [Endpoint]) async throws {
        guard !plan.steps.isEmpty else {
            if !plan.advice.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
            return
        }
        try confirm(plan, examination)
        guard let state = StateFolder.url() else {
            throw Failure(
                .fixFailed,
                "neither XDG_STATE_HOME nor HOME is set, so no journal can be kept. Nothing was changed."
            )
        }
        let members = examination.sample.nodes.compactMap(\.id?.text)
        let lock = try Self.prepared {
            try ClusterLock.take(cluster: members, in: state.appending(path: "locks"))
        }
        let journal = try Self.prepared {
            try Journal(in: state.appending(path: "journals"), targets: examination.targets, tool: Version.text)
        }
        let work = Task { [access] in
            try await RepairExecutor(access: access, examination: examination, journal: journal)
                .run(plan) { Output.result(StepText.line($0, unicode: style.unicode)) }
        }
        // Ctrl-C lets the step under way end, so that nothing stays half done.
        let interrupt = Interrupt { work.cancel() }
        let complete = try await work.value
        interrupt.end()
        _ = consume lock
        Output.result("\n  journal    \(journal.path)\n  take back  rcdoctor fix --undo \(journal.path)\n\n")
        if Interrupt.happened { throw ExitCode(ExitStatus.interrupted.rawValue) }
        guard complete else { throw ExitCode(ExitStatus.fixFailed.rawValue) }

        let after = try await ExaminationRun(access: access).examine(seeds)
        let snapshot = LastScan.remember(after.store)
        try ReportWriter(flags: flags).write(after.report(snapshot: snapshot))
        let status = ScanCommand.status(after.diagnosis, flags)
        if status != .fine { throw ExitCode(status.rawValue) }
    }

    private var style: TerminalStyle { ReportWriter(flags: flags).style }

    /// What must be in place before the first step; if it is not, nothing is changed.
    private static func prepared<Value: ~Copyable>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            throw Failure(.fixFailed, "\(error)")
        }
    }

    private func confirm(_ plan: RepairPlan, _ examination: Examination) throws {
        if plan.risk == .destructive, !allowDestructive {
            throw Failure(
                .fixFailed,
                "this plan may lose something for good. Allow that with --allow destructive. Nothing was changed."
            )
        }
        if yes, plan.risk != .destructive { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure(
                .fixFailed,
                "--apply asks before it starts, and there is no terminal. Add --yes. Nothing was changed."
            )
        }
        let expected = plan.risk == .safe ? "yes" : examination.targets.first ?? "yes"
        let nodes = Set(plan.steps.map(\.node)).count
        Output.error(
            "\(Formatter.plural(Int64(plan.steps.count), "step")) will change \(Formatter.plural(Int64(nodes), "node")). "
                + "Type \(expected) to go on:"
        )
        guard readLine(strippingNewline: true) == expected else {
            throw Failure(.fixFailed, "not confirmed. Nothing was changed.")
        }
    }
}
