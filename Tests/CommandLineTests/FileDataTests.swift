import Foundation
import TestSupport
import Testing

/// What lies beside config files: logs, data files and aclfiles of nodes that don't run.
@Suite(.serialized) struct FileDataTests {
    private static let rdb = Array("REDIS0010".utf8) + [0xFF, 1, 2, 3, 4, 5, 6, 7, 8]

    private func write(_ bytes: [UInt8], _ cluster: FileClusterFolder, _ port: Int, _ name: String) throws {
        let url = URL(fileURLWithPath: cluster.file(port, name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    @Test("damaged AOFs and RDBs by their heads and ends; whole ones, cut ends and RDBs beside an AOF are fine")
    func data() async throws {
        try await FileClusterFolder.with { cluster in
            let set = Array("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n".utf8)
            try write(set + set, cluster, 9001, "appendonly.aof")
            try write(set + Array("junk".utf8), cluster, 9002, "appendonly.aof")
            try write(Array(set.dropLast(2)), cluster, 9003, "appendonly.aof")
            try write(Array(Self.rdb.dropLast(4)), cluster, 9003, "dump.rdb")
            try cluster.append(9004, "appendonly no")
            try write(Array(Self.rdb.dropLast(4)), cluster, 9004, "dump.rdb")
            let manifest = "file a.1.base.rdb seq 1 type b\nfile a.1.incr.aof seq 1 type i\n"
            try write(Array(manifest.utf8), cluster, 9005, "appendonlydir/appendonly.aof.manifest")
            try write(Self.rdb, cluster, 9005, "appendonlydir/a.1.base.rdb")
            try write(Array(manifest.utf8), cluster, 9006, "appendonlydir/appendonly.aof.manifest")
            try write(Self.rdb, cluster, 9006, "appendonlydir/a.1.base.rdb")
            try write(set, cluster, 9006, "appendonlydir/a.1.incr.aof")
            let (run, report) = try await cluster.scan()
            #expect(run.exit == 1 && report.verdict == "critical")
            #expect(report.subjects(of: "persistence/aof-corrupt") == ["127.0.0.1:9002", "127.0.0.1:9005"])
            #expect(report.subjects(of: "persistence/rdb-corrupt") == ["127.0.0.1:9004"])
            #expect(report.findings.count == 3, "\(report.findings)")
        }
    }

    @Test("two nodes with one folder: one problem, whatever collides in it")
    func shared() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9002, "dir \(cluster.path)/9001")
            let report = try await cluster.scan().report
            #expect(
                report.subjects(of: "persistence/persistence-files-shared") == ["127.0.0.1:9001", "127.0.0.1:9001"]
            )
            #expect(report.subjects(of: "topology/nodes-conf-shared") == ["127.0.0.1:9001"])
            #expect(report.problems.count == 1, "\(report.problems)")
        }
    }

    @Test("logs tell why a node did not start; an older failure before the last start is past")
    func logs() async throws {
        try await FileClusterFolder.with { cluster in
            let head = "7:M 22 Nov 2026 21:28:36.404 #"
            let start = "\(head) oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo\n"
            for port in 9001...9003 { try cluster.append(port, "logfile node.log") }
            try cluster.write(
                9001,
                start + "\(head) Redis port number too high. Cluster communication\n",
                to: "node.log"
            )
            try cluster.write(9002, "\(head) Redis port number too high.\n" + start, to: "node.log")
            try cluster.write(9003, start + "\(head) Fatal: can't update cluster config file.\n", to: "node.log")
            let report = try await cluster.scan().report
            #expect(report.subjects(of: "network/bus-port-out-of-range") == ["127.0.0.1:9001"])
            #expect(report.subjects(of: "topology/nodes-conf-unwritable") == ["127.0.0.1:9003"])
            #expect(report.findings.count == 2, "\(report.findings)")
            #expect(report.collection.count { $0.collector == "server log" && $0.status == "ok" } == 3)
        }
    }

    @Test("a log of 150 MB costs no more than its end, and what is in it is folded")
    func long() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9001, "logfile node.log")
            let path = cluster.file(9001, "node.log")
            let line =
                "7:S 22 Nov 2026 21:28:36.404 # Unexpected reply to PSYNC from master: -NOAUTH Authentication required.\n"
            let block = Data(String(repeating: line, count: 10_000).utf8)
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            let file = try #require(FileHandle(forWritingAtPath: path))
            for _ in 0..<150 { try file.write(contentsOf: block) }
            try file.close()
            let snapshot = cluster.folder.file("long.rcd")
            let run = try await cluster.doctor("scan", cluster.path, "--save", snapshot)
            #expect(run.exit == 0, "\(run.text)")
            let rows = try await cluster.doctor(
                "query",
                snapshot,
                "SELECT bytes > 150000000 AS big, read_bytes FROM server_log"
            )
            #expect(rows.output.contains("2097152"), "\(rows.output)")
            let events = try await cluster.doctor(
                "query",
                snapshot,
                "SELECT count(*) AS kinds, sum(count) > 10000 AS many FROM log_event"
            )
            #expect(events.output.contains("1      1"), "\(events.output)")
        }
    }

    @Test("a wrong line in an aclfile is named, its passwords are not")
    func acl() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9001, "aclfile users.acl")
            try cluster.write(9001, "user default on >S3cret-one ~* +@all\n# S3cret-two\n", to: "users.acl")
            let snapshot = cluster.folder.file("acl.rcd")
            let run = try await cluster.doctor("scan", cluster.path, "--format", "json", "--save", snapshot)
            let report = try ScanReport(run)
            let finding = try #require(report.findings(of: "config/bad-acl-file").first)
            #expect(finding.message.contains("users.acl:2"))
            let bytes = try #require(FileManager.default.contents(atPath: snapshot))
            #expect(!run.text.contains("S3cret") && bytes.range(of: Data("S3cret".utf8)) == nil)
        }
    }
}
