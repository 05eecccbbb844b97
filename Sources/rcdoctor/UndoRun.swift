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
        let journals = names.filter { $0.hasSuffix(".journal") }.sorted(by: Self.isNewer)
            .compactMap { name in folder.map { Journal(path: $0.appending(path: name).path) } }
        // A repair that was refused before its first step left a journal too, and hides none that did something.
        guard let newest = journals.first(where: \.hasSteps) ?? journals.first else {
            throw Failure(
                .unreadableInput,
                "there is no journal of an earlier repair. Give its path: rcdoctor fix --undo FILE"
            )
        }
        return newest
    }

    /// Names hold the time to the second, then perhaps a counter: `…Z.journal`, `…Z-2.journal`, `…Z-10.journal`.
    private static func isNewer(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.dropLast(".journal".count), right.dropLast(".journal".count))
        return left.compare(right, options: .numeric) == .orderedDescending
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
