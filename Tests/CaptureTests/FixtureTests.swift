import Foundation
import TestSupport
import Testing

@testable import Capture

/// Captures of real servers, made by `.ci/captures`.
@Suite struct FixtureTests {
    private func summary(_ name: String) throws -> TrafficSummary {
        try CaptureRun(paths: [ProjectFolder.url().appending(path: "fixtures/captures/\(name).pcap.gz").path]).analyze()
    }

    @Test("a client without a map of the cluster")
    func client() throws {
        let summary = try summary("client")
        #expect(summary.quality.holes == 0)
        #expect(summary.redirects.reduce(0) { $0 + $1.span.count } == 5)
        #expect(summary.errors.contains { $0.code == "EXECABORT" })
        #expect(summary.counts("CLIENT REPLY") == [1, 0, 0])
    }

    @Test("a manual failover, and a master that dies")
    func failover() throws {
        let summary = try summary("failover")
        #expect(summary.busNodes.count == 6)
        #expect(summary.quality.busDamaged == 0)
        let kinds = summary.events.map(\.kind)
        for kind in ["manual_failover", "vote", "promoted", "slots_gained", "last_heard", "pfail", "fail", "election"] {
            #expect(kinds.contains(kind), "\(kind)")
        }
        let fail = try #require(summary.events.first { $0.kind == "fail" })
        #expect(fail.subject == "127.0.0.1:9702")
        #expect(summary.attempts.contains { $0.server == "127.0.0.1:19702" && $0.outcome == "refused" })
        let promoted = summary.events.filter { $0.kind == "promoted" && $0.node == "127.0.0.1:9705" }
        #expect(promoted.count == 1, "messages from before the election don't count")
    }
}
