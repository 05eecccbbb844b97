import ClusterModel
import Glibc
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// Slots are repaired while the field's own clients write and read.
    @Suite(.serialized) struct FixLoadTests {
        @Test("redis-cli -c writes and redis-benchmark --cluster rages meanwhile: what was acknowledged is there")
        func load() async throws {
            try await TestCluster.with(3) { cluster in
                let keys = try cluster.writeKeys(3_000)
                try await cluster.unbalance()
                try cluster.cutOffMove(of: 12_000)
                let port = cluster.members[2].port
                let benchmark = try ProgramRun.start(
                    "redis-benchmark",
                    [
                        "--cluster", "-h", "127.0.0.1", "-p", "\(port)", "-t", "set,get", "-r", "5000", "-n", "1000000",
                        "-c", "3", "-q",
                    ],
                    environment: cluster.environment
                )
                // Each line is acknowledged by a line of its own, in order, whichever node it was sent to.
                let script =
                    "i=0; while [ $i -lt 100000 ]; do echo SET live:$i v$i; i=$((i+1)); done | redis-cli -c -p \(port)"
                let writer = try ProgramRun.start("sh", ["-c", script], environment: cluster.environment)
                try await Task.sleep(for: .milliseconds(500))
                // The open slot first; slots that stand open keep shares from being made equal.
                for _ in 0..<2 {
                    let fix = try await cluster.doctor(
                        ["fix", cluster.names[0], "--apply", "--yes", "--ignore", "clients/slow-commands"]
                    )
                    #expect([0, 1].contains(fix.exit), "\(fix.text)")
                }
                #expect(writer.process.isRunning || writer.output.contains("OK"))
                for running in [benchmark, writer] {
                    // What the shell started is the one that writes.
                    running.process.signal(SIGTERM)
                }
                let said = writer.output.split(whereSeparator: \.isNewline)
                #expect(!said.contains { $0.contains("ERR") || $0.contains("CLUSTERDOWN") }, "\(said.suffix(3))")
                let acknowledged = said.count { $0 == "OK" }
                #expect(acknowledged > 500)
                var client = RoutingClient(port: port)
                for number in 0..<acknowledged {
                    let key = "live:\(number)"
                    #expect(try client.send(["GET", key], key: key).string == "v\(number)")
                }
                #expect(try cluster.lostKeys(keys).isEmpty)
                let counts = try cluster.masters().map { try cluster.view(of: $0).myself?.slots.count ?? 0 }
                #expect(counts.allSatisfy { (5_461...5_462).contains($0) }, "\(counts)")
                _ = try? await benchmark.end(within: .seconds(5))
                _ = try? await writer.end(within: .seconds(5))
            }
        }
    }
}
