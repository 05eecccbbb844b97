import Foundation
import Repair
import Synchronization

/// Journals of earlier repairs, for `--resume` and `--undo`.
enum ResumeRun {
    /// How many journals are looked at, from the newest back.
    private static let searched = 20

    /// How far the repair of a journal got; refused if there is nothing to go on with.
    static func state(_ journal: Journal) throws -> JournalState {
        let state: JournalState
        do {
            state = try JournalState(journal)
        } catch {
            throw Failure(.unreadableInput, "\(error)")
        }
        if state.isTakenBack {
            throw Failure(.fixFailed, "\(journal.path) was taken back. Make a new plan: rcdoctor fix")
        }
        if state.isFinished {
            throw Failure(.fixFailed, "\(journal.path) was carried out to its end. There is nothing to go on with.")
        }
        return state
    }

    /// The journal to go on with: the one at the path, else the newest that was cut off at the cluster that was repaired
    /// last, however much was carried out there since.
    static func journalToResume(_ path: String?) throws -> Journal {
        let newest = try journal(path)
        guard path == nil, let state = try? JournalState(newest) else { return newest }
        return repairs(of: state.targets).first { $0.state.isOpen }?.journal ?? newest
    }

    /// The journal at the path, else the newest one in which anything was done.
    static func journal(_ path: String?) throws -> Journal {
        if let path { return Journal(path: path) }
        // A repair that was refused before its first step left a journal too, and hides none that did something.
        guard let newest = newestFirst().first(where: \.hasSteps) ?? newestFirst().first else {
            throw Failure(
                .unreadableInput,
                "there is no journal of an earlier repair in \(StateFolder.url()?.path ?? "the state folder"). Give its path as FILE: "
                    + "rcdoctor fix --resume FILE or --undo FILE"
            )
        }
        return newest
    }

    /// A repair of one of these targets that was neither carried out to its end nor taken back, if the newest is one.
    static func unfinished(_ targets: [String]) -> Journal? {
        repairs(of: targets).first { _ in true }.flatMap { $0.state.isOpen ? $0.journal : nil }
    }

    /// Repairs of one of these targets that can be read, the newest first.
    private static func repairs(of targets: [String]) -> some Sequence<(journal: Journal, state: JournalState)> {
        newestFirst().prefix(searched).lazy.compactMap { journal in
            guard let state = try? JournalState(journal), !Set(state.targets).isDisjoint(with: targets) else {
                return nil
            }
            return (journal, state)
        }
    }

    private static func newestFirst() -> [Journal] {
        let folder = StateFolder.url()?.appending(path: "journals")
        let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
        return names.filter { $0.hasSuffix(".journal") }.sorted(by: isNewer)
            .compactMap { name in folder.map { Journal(path: $0.appending(path: name).path) } }
    }

    /// Names hold the time to the second, then perhaps a counter: `…Z.journal`, `…Z-2.journal`, `…Z-10.journal`.
    private static func isNewer(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.dropLast(".journal".count), right.dropLast(".journal".count))
        return left.compare(right, options: .numeric) == .orderedDescending
    }
}

/// The journal of the repair under way, for the words at its end.
final class JournalBox: Sendable {
    private let held = Mutex<Journal?>(nil)

    var journal: Journal? {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }
}
