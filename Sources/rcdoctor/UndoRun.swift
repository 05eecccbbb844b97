import ArgumentParser
import ClusterModel
import Collectors
import Foundation
import Repair

/// Takes the repair of a journal back.
struct UndoRun {
    let access: ClusterAccess
    let yes: Bool

    func run(_ path: String?) async throws {
        let journal = try journal(path)
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
            for step in undo.steps { Output.result("  \(step.node)   \(step.words.shown)\n") }
            try confirm(undo.steps.count)
            Output.result("\n")
        }
        let seeds = undo.targets.compactMap { Endpoint($0) }
        let vault = await LiveCollector(access: access).collect(from: seeds).first.vault
        let complete = try await undo.run(access: access, vault: vault) { step, problem in
            let words = step.words.shown
            Output.result("  \(problem == nil ? "done" : "left")  \(step.node)   \(problem ?? words)\n")
        }
        if !complete { throw ExitCode(ExitStatus.fixFailed.rawValue) }
    }

    private func journal(_ path: String?) throws -> Journal {
        if let path { return Journal(path: path) }
        let folder = StateFolder.url()?.appending(path: "journals")
        let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
        guard let folder, let newest = names.filter({ $0.hasSuffix(".journal") }).max() else {
            throw Failure(
                .unreadableInput,
                "there is no journal of an earlier repair. Give its path: rcdoctor fix --undo FILE"
            )
        }
        return Journal(path: folder.appending(path: newest).path)
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
