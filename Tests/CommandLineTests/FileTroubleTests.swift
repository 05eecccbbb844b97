import Foundation
import TestSupport
import Testing

/// Files that can't be read, or are no config files: said by name, and never the end of the scan.
@Suite(.serialized) struct FileTroubleTests {
    @Test("a cyclic include ends, and what could not be read makes the scan incomplete")
    func cycle() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9001, "include more.conf")
            try cluster.write(9001, "include redis.conf\n", to: "more.conf")
            let run = try await cluster.doctor("scan", cluster.path)
            #expect(run.exit == 2, "\(run.text)")
            #expect(run.output.contains("includes itself"))
        }
    }

    @Test("a missing include, a pipe and a dangling link are reported; the other files are judged")
    func unreadable() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9001, "include nowhere.conf")
            try FileManager.default.removeItem(atPath: cluster.file(9002))
            #expect(mkfifo(cluster.file(9002), 0o600) == 0)
            try FileManager.default.removeItem(atPath: cluster.file(9003))
            try FileManager.default.createSymbolicLink(
                atPath: cluster.file(9003),
                withDestinationPath: "/nowhere/redis.conf"
            )
            try cluster.append(9006, "port 9005")
            let (run, report) = try await cluster.scan()
            #expect(run.exit == 1)
            #expect(report.serious == ["config/port-used-twice"])
            #expect(report.collection.count { $0.collector == "config file" && $0.status == "unreachable" } == 3)
        }
    }

    @Test("bytes that are no text are no crash, and an error in the file that holds them")
    func junk() async throws {
        try await FileClusterFolder.with { cluster in
            let bytes = Data((0..<20_000).map { UInt8(truncatingIfNeeded: ($0 &* 7919) >> 3) })
            try bytes.write(to: URL(fileURLWithPath: cluster.file(9001)))
            try bytes.write(to: URL(fileURLWithPath: cluster.file(9002, "nodes.conf")))
            try bytes.write(to: URL(fileURLWithPath: cluster.file(9003, "picture.conf")))
            let (run, report) = try await cluster.scan()
            #expect(run.exit == 1, "\(run.text.prefix(2000))")
            #expect(report.subjects(of: "topology/nodes-conf-corrupt") == ["127.0.0.1:9002"])
            #expect(report.collection.count { $0.collector == "config file" } == 6)
            let terminal = try await cluster.doctor("scan", cluster.path)
            #expect(terminal.output.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
        }
    }

    @Test("nothing to read exits with 66, what is neither a file nor a node with 64")
    func refused() async throws {
        try await FileClusterFolder.with { cluster in
            let empty = cluster.folder.file("empty")
            try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
            let none = try await cluster.doctor("scan", empty)
            #expect(none.exit == 66 && none.errors.contains("no config file below \(empty)"), "\(none.text)")
            let missing = try await cluster.doctor("scan", "--conf", "/nowhere/redis.conf")
            #expect(missing.exit == 66 && missing.errors.contains("/nowhere/redis.conf"), "\(missing.text)")
            let mixed = try await cluster.doctor("scan", cluster.path, "no address")
            #expect(mixed.exit == 64 && mixed.errors.contains("'no address' is no address"), "\(mixed.text)")
        }
    }

    @Test("--conf takes several files and no others; fix does not take files for nodes")
    func named() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9003, "nonsense-directive 1")
            let files = [cluster.file(9001), cluster.file(9002)]
            let run = try await cluster.doctor("scan", "--conf", files[0], files[1], "--format", "json")
            let report = try ScanReport(run)
            #expect(run.exit == 0 && report.source.targets == files)
            let fix = try await cluster.doctor("fix")
            #expect(fix.exit == 64 && fix.errors.contains("the last scan looked at files only"), "\(fix.text)")
        }
    }
}
