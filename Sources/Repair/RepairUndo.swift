package import Collectors
import RESP

/// Takes a repair back: its steps in reverse order, CONFIG REWRITE last.
package struct RepairUndo: Sendable {
    package struct Step: Sendable {
        package let number: Int
        package let node: String
        package let words: [CommandWord]
        let move: SlotMove?
        let needsEmpty: [String]
        /// Whether the journal says that it was carried out; else it may or may not have been.
        let isCertain: Bool

        /// Passwords that were replaced are not in the journal, so such a step can't be taken back by machine.
        package var needsOldPassword: Bool {
            words.contains { word in
                if case .secret = word { true } else { false }
            }
        }
    }

    package let targets: [String]
    package let steps: [Step]
    private let journal: Journal

    /// Reads what is left to take back.
    ///
    /// A step whose begin has no end may have happened; taking it back is harmless.
    package init(_ journal: Journal) throws {
        self.journal = journal
        let entries = try journal.entries()
        guard let first = entries.first, first.event == .started, let targets = first.targets else {
            throw JournalError("\(journal.path) is no rcdoctor journal. Give the path that rcdoctor fix printed.")
        }
        self.targets = targets
        let done = Set(entries.filter { $0.event == .done }.compactMap(\.step))
        let ended = Set(entries.filter { [.failed, .undone].contains($0.event) }.compactMap(\.step))
        let begun = entries.filter { $0.event == .begin && !ended.contains($0.step ?? 0) }
        let back = begun.reversed().filter { $0.undo != nil }
        let ordered = back.filter { $0.undoLast != true } + back.filter { $0.undoLast == true }
        steps = ordered.compactMap { entry in
            guard let number = entry.step, let node = entry.node, let words = entry.undo else { return nil }
            return Step(
                number: number,
                node: entry.undoNode ?? node,
                words: words,
                move: entry.undoMove,
                needsEmpty: entry.undoNeedsEmpty ?? [],
                isCertain: done.contains(number)
            )
        }
    }

    /// - Parameter vault: passwords that the nodes hold now.
    /// - Returns: whether everything was taken back.
    package func run(
        access: ClusterAccess,
        vault: SecretVault,
        report: @escaping @Sendable (Step, String?) -> Void,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Bool {
        let surgeon = Operator(access: access, endpoints: [:], vault: vault)
        var complete = true
        for step in steps {
            let problem = await take(step, back: surgeon, progress)
            report(step, problem)
            if problem == nil {
                var entry = journal.entry(.undone)
                entry.step = step.number
                try journal.append(entry)
            } else {
                complete = false
                // What needs a person is told and passed over; anything else ends it, as forward steps do.
                if !step.needsOldPassword { break }
            }
        }
        await surgeon.close()
        return complete
    }

    private func take(
        _ step: Step,
        back surgeon: Operator,
        _ progress: @escaping @Sendable (String) -> Void
    ) async -> String? {
        if step.needsOldPassword {
            return "the old password is in no journal; set it by hand: \(step.words.shown)"
        }
        do throws(RepairFailure) {
            for node in step.needsEmpty where try await !surgeon.holds(Condition(node, .noKeys)) {
                return "\(node) holds keys; taking this back would lose them"
            }
            if let move = step.move {
                try await SlotMover(surgeon: surgeon, move: move, report: progress).run()
                return nil
            }
            let reply = try await surgeon.send(try await surgeon.command(step.words), to: step.node)
            // A step that was begun and perhaps never carried out: a refusal then means that there is nothing to undo.
            guard step.isCertain else { return nil }
            return reply.error.map { "\(step.node) answered: \($0)" }
        } catch {
            return error.description
        }
    }
}
