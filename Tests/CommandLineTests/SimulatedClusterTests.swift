import ClusterModel
import Foundation
import RESP
import TestSupport
import Testing

/// Clusters that are too large for real servers; 1000 nodes are scanned by `make test-full`.
@Suite(.serialized) struct SimulatedClusterTests {
    @Test("a hundred nodes, with 64 files open at most: all answer, all is well, and memory stays small")
    func hundred() async throws {
        try await with(nodes: 100) { seed, folder in
            let call = "ulimit -n 64; exec \"$0\" \"$@\""
            let run = try ProgramRun.start(
                "/bin/sh",
                ["-c", call, try BuiltBinary.path(), "scan", seed, "--format", "json", "--no-host", "--timeout", "30"],
                environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
            )
            var peak = 0
            while run.process.isRunning {
                peak = max(peak, Self.peakKilobytes(of: run.process.processID))
                try await Task.sleep(for: .milliseconds(20))
            }
            let end = try await run.end()
            let report = try ScanReport(end)
            #expect(end.exit == 0, "\(end.errors)")
            #expect(report.cluster.reachable == 100 && report.cluster.masters == 50 && report.cluster.replicas == 50)
            #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
            #expect((20_000...160_000).contains(peak), "peak \(peak) kB")
        }
    }

    @Test("redis-cli finds the simulated cluster in order, so that it can be measured beside a scan")
    func rival() async throws {
        try await with(nodes: 100) { seed, _ in
            let end = try await ProgramRun.start("/bin/sh", ["-c", "exec redis-cli --cluster check \(seed)"]).end()
            #expect(end.exit == 0 && end.output.contains("All 16384 slots covered"), "\(end.output.suffix(500))")
            #expect(end.output.contains("All nodes agree about slots configuration"))
        }
    }

    @Test("no answer comes before the delay, and those of 64 connections are delayed together")
    func delay() async throws {
        let delay = 250
        try await with(nodes: 6, delay: delay) { seed, _ in
            let port = try #require(Endpoint(seed)?.port)
            let started = ContinuousClock.now
            let times = try await withThrowingTaskGroup(of: Duration.self) { group in
                for _ in 0..<64 { group.addTask { try await Self.timeOfPing(port) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let whole = ContinuousClock.now - started
            #expect(times.count == 64)
            #expect(times.allSatisfy { $0 >= .milliseconds(delay) }, "\(times)")
            #expect(whole < .milliseconds(delay * 64 / 2), "\(whole)")
        }
    }

    /// From a thread of its own, since the client blocks it.
    private static func timeOfPing(_ port: Int) async throws -> Duration {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        var client = try NodeClient(port: port, address: 0x7F01_0001)
                        let started = ContinuousClock.now
                        let reply = try client.send([["PING"]]).first
                        let time = ContinuousClock.now - started
                        guard reply == .simpleString("PONG") else {
                            throw TestFailure("PING: \(String(describing: reply))")
                        }
                        return time
                    }
                )
            }
        }
    }

    /// Runs the body with the first address of a simulated cluster.
    private func with(
        nodes: Int,
        delay: Int = 0,
        _ body: (String, TemporaryFolder) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder("simulated")
        defer { folder.remove() }
        let server = try SpawnedProcess(
            try BuiltBinary.path(of: "Simulator"),
            ["serve", "--nodes", "\(nodes)", "--port", "\(try Ports.claim())", "--delay", "\(delay)"],
            output: folder.file("output")
        )
        let deadline = ContinuousClock.now + .seconds(60)
        while folder.read("output")?.hasPrefix("ready ") != true, server.isRunning, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        do {
            let output = folder.read("output") ?? ""
            guard output.hasPrefix("ready ") else { throw TestFailure("the simulator does not start: \(output)") }
            try await body(String(output.dropFirst(6).dropLast()), folder)
        } catch {
            server.signal(SIGKILL)
            throw error
        }
        server.signal(SIGKILL)
        _ = await server.waitForEnd(.seconds(10))
    }

    private static func peakKilobytes(of process: pid_t) -> Int {
        let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
