import Facts
import Foundation
import GRDB
import TestSupport
import Testing

/// Snapshots with damage: read or refused with a reason, and never the end of us.
@Suite struct SnapshotDamageTests {
    @Test("three hundred damaged snapshots")
    func damaged() throws {
        let folder = try TemporaryFolder("damage")
        defer { folder.remove() }
        let store = try FactStore()
        try store.add([
            RunFact(
                started: "2026-03-01T03:04:05Z",
                kind: "live",
                targets: "h:1",
                toolVersion: "0",
                timeoutMilliseconds: 1
            )
        ])
        try store.add((1...200).map { InfoFact(node: "h:1", section: "stats", field: "field\($0)", value: "\($0)") })
        let file = URL(fileURLWithPath: folder.file("good.rcd"))
        try store.save(to: file)
        let whole = Array(try Data(contentsOf: file))
        var damage = ByteDamage(13)
        var refused = 0
        for _ in 0..<300 {
            var bytes = whole
            // What counts stands on the first pages: the header, the schema and the first rows.
            let head = damage.damaged(Array(bytes.prefix(12_288)))
            bytes.replaceSubrange(0..<min(12_288, bytes.count), with: head)
            try Data(bytes).write(to: file)
            do {
                _ = try FactStore(snapshot: file)
                _ = try FactStore.targets(inSnapshot: file)
            } catch {
                refused += 1
                #expect(!"\(error)".isEmpty)
            }
        }
        #expect((20...300).contains(refused), "\(refused)")
    }

    @Test("what is never unknown must be there, so that no reader meets a NULL that it knows nothing of")
    func unknown() throws {
        let folder = try TemporaryFolder("unknown")
        defer { folder.remove() }
        let store = try FactStore()
        try store.add([InfoFact(node: "h:1", section: "stats", field: "a", value: "1")])
        func refusal(_ sql: String) throws -> String? {
            let file = URL(fileURLWithPath: folder.file("changed.rcd"))
            try store.save(to: file)
            try DatabaseQueue(path: file.path).write { try $0.execute(sql: sql) }
            do {
                _ = try FactStore(snapshot: file)
                return nil
            } catch let error as SnapshotError {
                return error.description.replacing(file.path, with: "FILE")
            }
        }
        let advice = "Make a new one: rcdoctor scan HOST:PORT --save FILE.rcd"
        let unnamed = try refusal("UPDATE info SET node = NULL")
        #expect(unnamed == "FILE is damaged: a row of info has no node. \(advice)")
        let older = try refusal("ALTER TABLE info DROP COLUMN field")
        #expect(older == "FILE is damaged: a row of info has no field. \(advice)")
        // A table without rows may be of any age, and what may be unknown is.
        #expect(try refusal("DELETE FROM info; ALTER TABLE info DROP COLUMN field") == nil)
        try store.add([CollectionFact(node: "h:1", collector: .info, status: .ok)])
        #expect(try refusal("UPDATE collection SET detail = NULL, ms = NULL") == nil)
    }
}
