import Foundation
import TestSupport
import Testing

@testable import Repair

/// Journals that a crash, a disk or somebody has damaged: read as far as they can be, or refused, and never the end of us.
@Suite struct JournalDamageTests {
    @Test("two thousand damaged journals")
    func damaged() throws {
        let folder = try TemporaryFolder("damage")
        defer { folder.remove() }
        let journal = try Journal(in: URL(fileURLWithPath: folder.path), targets: ["h:1", "h:2"], tool: "0.1.0")
        try journal.write(RepairPlan())
        for (number, event) in [JournalEntry.Event.begin, .done, .begin, .failed, .dropped, .undone].enumerated() {
            var entry = journal.entry(event)
            entry.step = number / 2 + 1
            entry.node = "h:1"
            entry.undo = .plain("CONFIG", "SET", "masterauth", "")
            entry.undoNeedsEmpty = ["h:2"]
            try journal.append(entry)
        }
        let whole = Array(try Data(contentsOf: URL(fileURLWithPath: journal.path)))
        #expect(try JournalState(journal).steps.count == 3)
        var damage = ByteDamage(7)
        var refused = 0
        for _ in 0..<2_000 {
            try Data(damage.damaged(whole)).write(to: URL(fileURLWithPath: journal.path))
            let state = try? JournalState(journal)
            if state == nil { refused += 1 }
            #expect((state?.steps.count ?? 0) <= 6)
            _ = try? RepairUndo(journal)
            _ = try? FileUndo(journal)
            _ = journal.hasSteps
        }
        #expect((200..<2_000).contains(refused), "some damage is noticed, some does no harm: \(refused)")
    }
}
