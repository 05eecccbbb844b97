import Facts
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct SnapshotTests {
    private func store(targets: String) throws -> FactStore {
        let store = try FactStore()
        let run = RunFact(
            started: "2026-03-01T03:04:05Z",
            kind: "live",
            targets: targets,
            toolVersion: "0.1.0",
            timeoutMilliseconds: 3000
        )
        try store.add([run])
        return store
    }

    @Test(
        "a snapshot is for its owner alone, replaces the one before, and tells what was examined",
        arguments: ["last.rcd", "50 % & more? #1 in Köln.rcd"],
        [true, false]
    )
    func save(name: String, isCopy: Bool) throws {
        let folder = try TemporaryFolder("snapshot")
        defer { folder.remove() }
        let file = URL(fileURLWithPath: folder.file(name))
        try folder.write("something older, readable by all", to: name)
        try store(targets: "127.0.0.1:9001").save(to: file, isCopy: isCopy)
        try store(targets: "10.0.0.1:1 [::1]:2").save(to: file, isCopy: isCopy)
        #expect(try FactStore.targets(inSnapshot: file) == ["10.0.0.1:1", "[::1]:2"])
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
    }

    @Test("a copy of what lies in memory is a whole database, also where it is longer than what is written at once")
    func longCopy() throws {
        let folder = try TemporaryFolder("snapshot")
        defer { folder.remove() }
        let file = URL(fileURLWithPath: folder.file("long.rcd"))
        let store = try store(targets: "127.0.0.1:9001")
        let rows = (0..<30_000).map { InfoFact(node: "h:9001", section: "server", field: "field\($0)", value: "\($0)") }
        try store.add(rows)
        try store.save(to: file, isCopy: true)
        let copy = try DatabaseQueue(path: file.path)
        let (word, count) = try copy.read { db in
            (
                try String.fetchOne(db, sql: "PRAGMA integrity_check"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM info")
            )
        }
        #expect(word == "ok" && count == rows.count)
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        #expect(try #require(size) > 1 << 20)
    }

    @Test("a place that can't be written is named, and nothing is left behind")
    func unwritable() throws {
        let folder = try TemporaryFolder("snapshot")
        defer { folder.remove() }
        let file = URL(fileURLWithPath: folder.file("none/last.rcd"))
        let error = #expect(throws: SnapshotError.self) { try store(targets: "").save(to: file) }
        #expect(try #require(error).description.hasPrefix("cannot write \(file.path): "))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("a file that is no snapshot is an error")
    func noSnapshot() throws {
        let folder = try TemporaryFolder("snapshot")
        defer { folder.remove() }
        try folder.write("no database at all, but long enough to be looked at as one", to: "x.rcd")
        #expect(throws: (any Error).self) {
            try FactStore.targets(inSnapshot: URL(fileURLWithPath: folder.file("x.rcd")))
        }
    }
}
