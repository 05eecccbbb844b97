import ArgumentParser
import ClusterModel
import Collectors
import Examination
import Foundation
import Repair

/// Takes the repair of a journal back.
struct UndoRun {
    let access: ClusterAccess
    let yes: Bool

    func run(_ path: String?) async throws {
        let journal = try ResumeRun.journal(path)
        if let files = try? FileUndo(journal), !files.restores.isEmpty { return try bringBack(files, journal) }
        let undo: RepairUndo
        do {
            undo = try RepairUndo(journal)
        } catch {
            throw Failure(.unreadableInput, "\(error)")
        }
        guard !undo.steps.isEmpty else {
            Output.result("Nothing to take back in \(journal.path).\n")
            return
        }
        Output.result("Taking back \(journal.path), the last step first.\n\n")
        if !yes {
            for step in undo.steps { Output.result("  \(step.node)   \(StepText.shortened(step.words))\n") }
            try confirm(undo.steps.count)
            Output.result("\n")
        }
        let seeds = undo.targets.compactMap { Endpoint($0) }
        let examination = try await ExaminationRun(access: access).lookAgain(seeds)
        let complete = try await RepairSession(access: access).operate(examination) { [access] in
            try await undo.run(access: access, vault: examination.vault) { step, problem in
                let words = StepText.shortened(step.words)
                Output.result("  \(problem == nil ? "done" : "left")  \(step.node)   \(problem ?? words)\n")
            } progress: { words in
                Output.progress("        \(words)")
            }
        }
        if Interrupt.happened { throw ExitCode(ExitStatus.interrupted.rawValue) }
        if !complete { throw ExitCode(ExitStatus.fixFailed.rawValue) }
    }

    private func bringBack(_ files: FileUndo, _ journal: Journal) throws {
        Output.result("Taking back \(journal.path), the last step first.\n\n")
        if !yes {
            for (_, restore) in files.restores { Output.result("  \(restore.file)   from \(restore.backup)\n") }
            try confirm(files.restores.count)
        }
        Output.outliveReader()
        let complete = try files.run { restore, problem in
            Output.result("  \(problem == nil ? "done" : "left")  \(restore.file)\(problem.map { "   " + $0 } ?? "")\n")
        }
        if !complete { throw ExitCode(ExitStatus.fixFailed.rawValue) }
    }

    private func confirm(_ count: Int) throws {
        if yes { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure(
                .fixFailed,
                "--undo asks before it starts, and there is no terminal. Add --yes. Nothing was changed."
            )
        }
        Output.error("\(count) steps back. Type yes to go on:")
        guard readLine(strippingNewline: true) == "yes" else {
            throw Failure(.fixFailed, "not confirmed. Nothing was changed.")
        }
    }
}
