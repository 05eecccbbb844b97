import ClusterModel
import Foundation
import TestSupport
import Testing

/// SIGTERM from a supervisor, SIGHUP from a terminal that is gone, at any moment: an end, and nothing damaged.
@Suite(.serialized) struct SignalTests {
    @Test(
        "while a node keeps a scan waiting, each ends it at once with 130 and a report",
        arguments: [SIGTERM, SIGHUP]
    )
    func scan(number: CInt) async throws {
        try await ScriptedNode.with(.neverAnswer) { silent in
            let port = try Ports.claim()
            let healthy = try await ScriptedNode.start(port: port, ServerScript(port: port).behaviour)
            try await with { folder in
                let scan = try ProgramRun.start(
                    try BuiltBinary.path(),
                    [
                        "scan", "\(healthy.endpoint)", "\(silent.endpoint)", "--timeout", "60", "--format", "json",
                        "--no-host",
                    ],
                    environment: environment(folder)
                )
                // Until the one was asked, and the other has been asked all that it will be.
                var asked = -1
                while silent.commands.isEmpty || asked != healthy.commands.count || asked == 0 {
                    asked = healthy.commands.count
                    try await Task.sleep(for: .milliseconds(700))
                }
                scan.process.signal(number)
                let run = try await scan.end()
                #expect(run.exit == 130 && run.seconds < 20, "\(run.text)")
                let report = try ScanReport(run)
                #expect(report.cluster.reachable == 1 && report.verdict != "healthy")
            }
            await healthy.stop()
        }
    }

    @Test("before any node has answered the end is 130, too")
    func early() async throws {
        try await ScriptedNode.with(.neverAnswer) { silent in
            try await with { folder in
                let scan = try ProgramRun.start(
                    try BuiltBinary.path(),
                    ["scan", "\(silent.endpoint)", "--timeout", "60"],
                    environment: environment(folder)
                )
                while silent.commands.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
                scan.process.signal(SIGINT)
                let run = try await scan.end()
                #expect(run.exit == 130, "\(run.text)")
                #expect(run.errors.contains("interrupted before any node was examined"), "\(run.text)")
            }
        }
    }

    @Test("nohup's wish is respected")
    func nohup() async throws {
        try await ScriptedNode.with(.neverAnswer) { silent in
            try await with { folder in
                let scan = try ProgramRun.start(
                    "/bin/sh",
                    [
                        "-c", "trap '' HUP; exec \"$0\" scan \"$1\" --timeout 2", try BuiltBinary.path(),
                        "\(silent.endpoint)",
                    ],
                    environment: environment(folder)
                )
                while silent.commands.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
                scan.process.signal(SIGHUP)
                let run = try await scan.end()
                #expect(run.exit == 1 && run.output.contains("topology/node-unresponsive"), "\(run.text)")
            }
        }
    }

    @Test("while captured traffic comes in, SIGTERM ends the reading with a report of what was read")
    func capture() async throws {
        try await with { folder in
            let capture = try ProjectFolder.url().appending(path: "fixtures/samples/redis-7.0.15/bus.pcap").path
            let pcap = try ProgramRun.start(
                "bash",
                [
                    "-c", "exec \"$0\" pcap - --format json < <(cat \"$1\"; exec sleep 60)", try BuiltBinary.path(),
                    capture,
                ],
                environment: environment(folder)
            )
            try await Task.sleep(for: .seconds(3))
            pcap.process.signal(SIGTERM)
            let run = try await pcap.end(within: .seconds(30))
            #expect([66, 130].contains(run.exit), "\(run.exit) \(run.text.prefix(1000))")
            #expect(run.output.hasPrefix("{"), "\(run.text.prefix(1000))")
        }
    }

    @Test(
        "at any moment of a scan that is saved, no snapshot is damaged and none is half written in the place of another"
    )
    func anyMoment() async throws {
        try await with { folder in
            try folder.write("port 7001\ncluster-enabled yes\n", to: "redis.conf")
            let file = folder.file("kept.rcd")
            let call = ["scan", folder.file("redis.conf"), "--save", file]
            let whole = try await ProgramRun.start(try BuiltBinary.path(), call, environment: environment(folder)).end()
            #expect(whole.exit == 0, "\(whole.text)")
            for part in 1...8 {
                let scan = try ProgramRun.start(try BuiltBinary.path(), call, environment: environment(folder))
                try await Task.sleep(for: .milliseconds(Int(whole.seconds * 1000) * part / 8))
                scan.process.signal(SIGTERM)
                let run = try await scan.end()
                #expect([-Int(SIGTERM), 0, 130].contains(run.exit), "\(run.exit) \(run.text)")
                let saved = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
                    $0.hasSuffix(".rcd")
                }
                #expect(!saved.isEmpty)
                let query = try await ProgramRun.start(
                    try BuiltBinary.path(),
                    ["query", file, "SELECT count(*) FROM run"],
                    environment: environment(folder)
                ).end()
                #expect(query.exit == 0, "\(query.text)")
            }
            let last = try await ProgramRun.start(
                try BuiltBinary.path(),
                ["query", "SELECT targets FROM run"],
                environment: environment(folder)
            ).end()
            #expect(last.exit == 0 && last.output.contains("redis.conf"), "\(last.text)")
        }
    }

    private func with(_ body: (TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder("signal")
        defer { folder.remove() }
        try await body(folder)
    }

    private func environment(_ folder: TemporaryFolder) -> [String: String] {
        ["HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    }
}
