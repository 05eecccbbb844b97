import Foundation
import TestSupport
import Testing

/// Config files are examined with nothing running: each fault of the tutorial's folders, and what only looks like one.
@Suite(.serialized) struct FileScanTests {
    @Test("the tutorial's folders, never started or well remembered, are healthy")
    func healthy() async throws {
        try await FileClusterFolder.with { cluster in
            let (run, report) = try await cluster.scan()
            #expect(run.exit == 0, "\(run.text)")
            #expect(report.verdict == "healthy" && report.source.kind == "files")
            #expect(report.collection.count { $0.collector == "config file" && $0.status == "ok" } == 6)
            try cluster.remember(9001)
            try cluster.remember(9002, sample: "redis-3.0.7")
            try cluster.write(9003, "", to: "nodes.conf")
            // One host each: equal ports and paths collide with nobody.
            try cluster.append(9005, "cluster-announce-ip 10.0.0.5")
            try cluster.append(9005, "port 9004")
            let later = try await cluster.scan()
            #expect(later.report.verdict == "healthy", "\(later.report.findings)")
        }
    }

    @Test("rules that need running nodes are not evaluated; those about files are")
    func evaluated() async throws {
        try await FileClusterFolder.with { cluster in
            let run = try await cluster.doctor("scan", cluster.path, "-v")
            #expect(run.output.contains("6 config files"))
            #expect(run.output.contains("topology/cluster-not-formed: it needs running nodes"))
            #expect(run.output.contains("auth/password-not-on-every-node: it needs running nodes"))
            #expect(!run.output.contains("config/unknown-directive"))
        }
    }

    @Test("requirepass without masterauth and the reverse; no password reaches an output or the snapshot")
    func passwords() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9001, "requirepass S3cret-one")
            try cluster.append(9002, "masterauth S3cret-two")
            try cluster.append(9003, "requirepass S3cret-one\nmasterauth S3cret-one")
            // Misspelt or slipped onto a line of its own, a password is still one.
            try cluster.append(9004, "requirepas S3cret-three")
            try cluster.append(9005, "S3cret-four")
            try cluster.append(9006, "requirepassS3cret-five")
            let snapshot = cluster.folder.file("files.rcd")
            let run = try await cluster.doctor("scan", cluster.path, "--format", "json", "--save", snapshot)
            let report = try ScanReport(run)
            #expect(report.subjects(of: "config/masterauth-missing-in-file") == ["127.0.0.1:9001", "127.0.0.1:9002"])
            #expect(report.findings(of: "config/unknown-directive").count == 3)
            let bytes = try #require(FileManager.default.contents(atPath: snapshot))
            for word in ["S3cret", "s3cret"] {
                #expect(!run.text.contains(word))
                #expect(bytes.range(of: Data(word.utf8)) == nil)
            }
            let offline = try ScanReport(try await cluster.doctor("scan", snapshot, "--format", "json"))
            #expect(offline.findings.map(\.id) == report.findings.map(\.id))
        }
    }

    @Test("ports used twice, bus ports that collide or are too high")
    func ports() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9002, "port 9001")
            try cluster.append(9004, "port 19003")
            try cluster.append(9005, "port 60000")
            let report = try await cluster.scan().report
            #expect(report.subjects(of: "config/port-used-twice") == ["127.0.0.1:9001"])
            #expect(report.subjects(of: "config/bus-port-collision") == ["127.0.0.1:60000", "127.0.0.1:9003"])
            #expect(report.serious == ["config/port-used-twice", "config/bus-port-collision"])
        }
    }

    @Test("a misspelt directive is named with file, line and the nearest known one, in an include as well")
    func misspelt() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9001, "cluster-node-timeot 5000")
            try cluster.append(9002, "include ./more.conf")
            try cluster.write(
                9002,
                "# more\n\nslave-priorty 10\nslave-priority 10\nsome.module-thing 1\n",
                to: "more.conf"
            )
            let report = try await cluster.scan().report
            let messages = report.findings.map(\.message).sorted()
            try #require(messages.count == 2, "\(messages)")
            #expect(messages[0].contains("9001/redis.conf:6:") && messages[0].contains("probably cluster-node-timeout"))
            #expect(messages[1].contains("9002/more.conf:3:") && messages[1].contains("probably slave-priority"))
        }
    }

    @Test("a damaged nodes.conf, one that two nodes share, and a node without cluster mode")
    func topology() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.remember(9001, bytes: 60)
            try cluster.remember(9003)
            try FileManager.default.createSymbolicLink(
                atPath: cluster.file(9002, "nodes.conf"),
                withDestinationPath: cluster.file(9003, "nodes.conf")
            )
            try cluster.append(9004, "cluster-enabled no")
            let (run, report) = try await cluster.scan()
            #expect(run.exit == 1 && report.verdict == "critical")
            #expect(report.subjects(of: "topology/nodes-conf-corrupt") == ["127.0.0.1:9001"])
            let shared = report.findings(of: "topology/nodes-conf-shared")
            #expect(shared.map(\.nodes) == [["127.0.0.1:9002", "127.0.0.1:9003"]])
            #expect(report.subjects(of: "config/cluster-mode-off") == ["127.0.0.1:9004"])
            #expect(report.findings.count == 3)
        }
    }
}
