import Foundation
import TestSupport
import Testing

@testable import Repair

@Suite struct RepairUndoTests {
    /// Steps of a repair as the executor journals them; a step without an end was cut by a crash.
    private func undo(_ lines: [(JournalEntry.Event, Int, [CommandWord]?, Bool)]) throws -> RepairUndo {
        let folder = try TemporaryFolder("undo")
        defer { folder.remove() }
        let journal = try Journal(in: URL(fileURLWithPath: folder.path), targets: ["h:1", "h:2"], tool: "0.1.0")
        for (event, step, words, isLast) in lines {
            var entry = journal.entry(event)
            entry.step = step
            entry.node = "h:\(step)"
            entry.undo = words
            entry.undoLast = words == nil ? nil : isLast
            try journal.append(entry)
        }
        return try RepairUndo(journal)
    }

    private let set = [CommandWord].plain("CONFIG", "SET", "masterauth", "")
    private let rewrite = [CommandWord].plain("CONFIG", "REWRITE")

    @Test("steps are taken back in reverse order, REWRITE last of all")
    func order() throws {
        let undo = try undo([
            (.begin, 1, set, false), (.done, 1, nil, false), (.begin, 2, set, false), (.done, 2, nil, false),
            (.begin, 3, rewrite, true), (.done, 3, nil, false), (.begin, 4, rewrite, true), (.done, 4, nil, false),
            (.begin, 5, set, false), (.done, 5, nil, false), (.finished, 0, nil, false),
        ])
        #expect(undo.steps.map(\.number) == [5, 2, 1, 4, 3] && undo.targets == ["h:1", "h:2"])
        #expect(undo.steps.map(\.words.shown).suffix(2) == ["CONFIG REWRITE", "CONFIG REWRITE"])
    }

    @Test("a step that was cut off may have happened and is taken back; one that failed or is undone is not")
    func which() throws {
        let undo = try undo([
            (.begin, 1, set, false), (.done, 1, nil, false), (.begin, 2, set, false), (.done, 2, nil, false),
            (.undone, 2, nil, false), (.begin, 3, set, false), (.failed, 3, nil, false), (.begin, 4, set, false),
        ])
        #expect(undo.steps.map(\.number) == [4, 1])
    }

    @Test("a step without a way back is passed over")
    func noWayBack() throws {
        #expect(try undo([(.begin, 1, nil, false), (.done, 1, nil, false)]).steps.isEmpty)
    }

    @Test("a step that needs the old password is told apart")
    func oldPassword() throws {
        let secret = CommandWord.secret(node: "h:2", name: "masterauth", shown: "old masterauth")
        let undo = try undo([
            (.begin, 1, set, false), (.begin, 2, .plain("CONFIG", "SET", "masterauth") + [secret], false),
        ])
        #expect(undo.steps.map(\.number) == [2, 1] && undo.steps.map(\.needsOldPassword) == [true, false])
        #expect(undo.steps[0].words.shown == "CONFIG SET masterauth <old masterauth>")
    }

    @Test("a file that does not begin as a journal does is refused")
    func noJournal() throws {
        let folder = try TemporaryFolder("undo")
        defer { folder.remove() }
        try folder.write("", to: "empty")
        try folder.write("{\"at\":\"x\",\"event\":\"done\"}\n", to: "headless")
        for name in ["empty", "headless"] {
            #expect(throws: JournalError.self) { try RepairUndo(Journal(path: folder.file(name))) }
        }
    }
}
