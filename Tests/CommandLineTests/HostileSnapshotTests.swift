import Foundation
import TestSupport
import Testing

/// Files that call themselves snapshots; no server needed.
@Suite struct HostileSnapshotTests {
    @Test("every file that is no good snapshot ends with 66 and its name, at once")
    func refused() async throws {
        let folder = try TemporaryFolder("hostile")
        defer { folder.remove() }
        let good = try await snapshot(in: folder)
        let bytes = try #require(FileManager.default.contents(atPath: good))
        func write(_ name: String, _ data: Data) throws -> String {
            try data.write(to: URL(fileURLWithPath: folder.file(name)))
            return folder.file(name)
        }
        func change(_ name: String, _ offset: Int, _ word: [UInt8]) throws -> String {
            var changed = bytes
            changed.replaceSubrange(offset..<(offset + word.count), with: word)
            return try write(name, changed)
        }
        func link(_ name: String, to target: String) throws -> String {
            try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: target)
            return folder.file(name)
        }
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
        let huge = try write("huge.rcd", bytes)
        #expect(truncate(huge, 8 << 30) == 0)
        // Offsets of the header: https://www.sqlite.org/fileformat.html, user version at 60, application id at 68.
        let cases: [(file: String, words: String)] = [
            (
                try write("junk.rcd", Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) })),
                "no readable snapshot"
            ),
            (try write("cut.rcd", bytes.prefix(bytes.count / 3)), "no readable snapshot"),
            (try write("empty.rcd", Data()), "is empty"), (huge, "MB"),
            (try change("other.rcd", 68, [0, 0, 0, 1]), "is no snapshot of rcdoctor"),
            (try change("later.rcd", 60, [0, 0, 0, 99]), "later rcdoctor"),
            (try change("odd.rcd", 60, [255, 255, 255, 255]), "its format is -1"),
            (try link("nowhere.rcd", to: "/nowhere/at/all"), "leads nowhere"),
            (try link("loop.rcd", to: folder.file("loop.rcd")), "can't be read"),
            (try link("device.rcd", to: "/dev/zero"), "no regular file"),
        ]
        for (file, words) in cases {
            let run = try await doctor(["scan", file], folder)
            #expect(run.exit == 66, "\(file): \(run.text)")
            #expect(run.errors.contains(file) && run.errors.contains(words), "\(run.text)")
            #expect(run.output.isEmpty && run.seconds < 10)
            let diff = try await doctor(["diff", good, file], folder)
            #expect(diff.exit == 66, "\(file): \(diff.text)")
            let query = try await doctor(["query", file, "SELECT 1"], folder)
            #expect(query.exit == 66, "\(file): \(query.text)")
        }
        // A link to a good one is as good.
        let linked = try await doctor(["scan", try link("good-link.rcd", to: good)], folder)
        #expect(linked.exit == (try await doctor(["scan", good], folder)).exit, "\(linked.text)")
        #expect(linked.exit != 66)
    }

    @Test("views, triggers and virtual tables in the place of facts are not read, and foreign rows do no harm")
    func schema() async throws {
        let folder = try TemporaryFolder("hostile")
        defer { folder.remove() }
        let good = try await snapshot(in: folder)
        let statements = [
            "view.rcd": "DROP TABLE node; CREATE VIEW node AS SELECT 'evil' AS node, 'answered' AS state",
            "endless.rcd": """
            DROP TABLE node; CREATE VIEW node AS WITH RECURSIVE c(node) AS (SELECT 1 UNION ALL SELECT node + 1 FROM c) \
            SELECT node FROM c
            """,
            "virtual.rcd": "DROP TABLE node; CREATE VIRTUAL TABLE node USING fts5(host, state)",
            "trigger.rcd": """
            CREATE TRIGGER evil AFTER INSERT ON config BEGIN DELETE FROM node; END
            """,
            "stranger.rcd": "CREATE TABLE stranger (a); INSERT INTO stranger VALUES (zeroblob(100000))",
        ]
        for (name, sql) in statements.sorted(by: { $0.key < $1.key }) {
            let file = folder.file(name)
            try FileManager.default.copyItem(atPath: good, toPath: file)
            try await SpawnedProcess.run(
                "python3",
                [
                    "-c",
                    "import sqlite3,sys\nc=sqlite3.connect(sys.argv[1])\nc.executescript(sys.argv[2])\nc.commit()",
                    file, sql,
                ],
                in: folder
            )
            let run = try await doctor(["scan", file, "--format", "json"], folder)
            #expect([0, 1, 2].contains(run.exit) && run.seconds < 20, "\(name): \(run.text)")
            #expect(!run.output.contains("evil"), "\(name)")
        }
        // A value of the wrong type can't get in.
        let typed = folder.file("typed.rcd")
        try FileManager.default.copyItem(atPath: good, toPath: typed)
        let script = """
            import sqlite3,sys
            c=sqlite3.connect(sys.argv[1])
            c.execute("DROP TABLE node"); c.execute("CREATE TABLE node (node, host, port)")
            c.execute("INSERT INTO node VALUES ('a', 'b', 'no number')"); c.commit()
            """
        try await SpawnedProcess.run("python3", ["-c", script, typed], in: folder)
        let run = try await doctor(["scan", typed], folder)
        #expect(run.exit == 66 && run.errors.contains(typed), "\(run.text)")
    }

    /// Of config files: it needs no server.
    private func snapshot(in folder: TemporaryFolder) async throws -> String {
        try FileManager.default.createDirectory(atPath: folder.file("7001"), withIntermediateDirectories: false)
        try folder.write("port 7001\ncluster-enabled yes\n", to: "7001/redis.conf")
        let file = folder.file("good.rcd")
        let run = try await doctor(["scan", folder.file("7001"), "--save", file], folder)
        guard FileManager.default.fileExists(atPath: file) else { throw TestFailure(run.text) }
        return file
    }

    private func doctor(_ arguments: [String], _ folder: TemporaryFolder) async throws -> ProgramRun {
        try await ProgramRun.start(
            try BuiltBinary.path(),
            arguments,
            environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
        ).end()
    }
}
