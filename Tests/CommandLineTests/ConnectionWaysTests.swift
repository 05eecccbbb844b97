import ClusterModel
import Foundation
import TestSupport
import Testing

extension RealClusters {
    /// Every way to name a node and to reach the others.
    @Suite(.serialized) struct ConnectionWaysTests {
        @Test("a Unix socket, an IPv6 address and a host name lead to the same six nodes")
        func seeds() async throws {
            try await TestCluster.with(settings: ["unixsocket redis.sock", "bind 127.0.0.1 ::1"]) { cluster in
                let first = cluster.members[0]
                let ways: [(targets: [String], name: String)] = [
                    (["-s", "\(first.path)/redis.sock"], first.name), (["\(first.path)/redis.sock"], first.name),
                    (["[::1]:\(first.port)"], "[::1]:\(first.port)"), (["localhost:\(first.port)"], first.name),
                    (["-h", "127.0.0.1", "-p", "\(first.port)"], first.name),
                ]
                for way in ways {
                    let run = try await cluster.doctor(["scan"] + way.targets + ["--format", "json"])
                    let report = try ScanReport(run)
                    #expect(run.exit == 0, "\(way.targets): \(run.text)")
                    #expect(report.cluster.reachable == 6 && report.cluster.nodes == 6)
                    #expect(report.verdict == "healthy", "\(way.targets): \(report.findings)")
                    #expect(report.collection.contains { $0.node == way.name && $0.collector == "connect" })
                }
                // What was scanned last, by its socket, is found again.
                _ = try await cluster.doctor("scan", "-s", "\(first.path)/redis.sock")
                #expect(try await cluster.doctor("fix").exit == 0)
                let missing = try await cluster.doctor("scan", "-s", "/nowhere/redis.sock")
                #expect(missing.exit == 69 && missing.errors.contains("/nowhere/redis.sock"), "\(missing.text)")
            }
        }

        @Test("a few connections at a time find what all at once find")
        func parallel() async throws {
            try await TestCluster.with { cluster in
                try await cluster.lockMasters("few-at-a-time")
                let all = try await cluster.scan(password: "few-at-a-time")
                for count in ["1", "2", "5"] {
                    let few = try await cluster.scan(from: nil, "--parallel", count, password: "few-at-a-time")
                    #expect(few.report.cluster.reachable == 6, "--parallel \(count): \(few.run.text)")
                    #expect(few.report.lasting == all.report.lasting, "--parallel \(count)\n\(few.report.overview)")
                }
            }
        }
    }
}

/// Nodes that say another address than the one at which they are reached.
@Suite struct MapTests {
    private let ids = ["a", "b"].map { String(repeating: $0, count: 40) }

    @Test(
        "behind a map, by port and by host, nodes answer and keep the names that they have inside",
        arguments: [
            true, false,
        ]
    )
    func map(byPort: Bool) async throws {
        let ports = try Ports.claim(2)
        let inside = byPort ? [7001, 7002] : ports
        let lines = zip(ids, inside).map { "\($0) 10.99.0.1:\($1)@\($1 + 10_000) FLAGS - 0 0 1 connected" }
        var nodes: [ScriptedNode] = []
        for place in 0..<2 {
            nodes.append(try await ScriptedNode.start(port: ports[place], script(place, lines)))
        }
        let folder = try TemporaryFolder("map")
        defer { folder.remove() }
        let maps =
            byPort
            ? ["10.99.0.1:7001=127.0.0.1:\(ports[0])", "10.99.0.1:7002=127.0.0.1:\(ports[1])"]
            : ["10.99.0.1=127.0.0.1"]
        let run = try await ProgramRun.start(
            try BuiltBinary.path(),
            ["scan", "127.0.0.1:\(ports[0])", "--format", "json"] + maps.flatMap { ["--map", $0] },
            environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
        ).end()
        for node in nodes { await node.stop() }
        let report = try ScanReport(run)
        #expect(report.cluster.reachable == 2 && report.cluster.nodes == 2, "\(run.text)")
        let connected = report.collection.filter { $0.collector == "connect" && $0.status == "ok" }.map(\.node)
        #expect(connected.sorted() == inside.map { "10.99.0.1:\($0)" }.sorted())
        // Only the client port is forwarded: that the bus port can't be tried from here is no finding.
        #expect(report.findings.allSatisfy { $0.rule != "network/bus-port-blocked" } || !byPort)
    }

    private func script(_ place: Int, _ lines: [String]) -> ScriptedBehaviour {
        let view = lines.enumerated().map { index, line in
            line.replacing("FLAGS", with: index == place ? "myself,master" : "master")
        }.joined(separator: "\n")
        return .answer { words in
            switch words.joined(separator: " ").uppercased() {
            case "CLUSTER NODES": .bulk(view)
            case "CLUSTER INFO": .bulk("cluster_state:ok\r\ncluster_known_nodes:2\r\n")
            case "INFO": .bulk("# Server\r\nredis_version:7.0.15\r\n# Replication\r\nrole:master\r\n")
            case "CLUSTER MYID": .bulk(String(repeating: place == 0 ? "a" : "b", count: 40))
            default: .bytes("*0\r\n")
            }
        }
    }
}

extension ScanReport {
    /// What does not depend on the moment: replicas that are turned away try again without a pause, and counters rise.
    fileprivate var lasting: [String] {
        findings.filter { !$0.rule.hasPrefix("clients/") && !$0.rule.hasPrefix("host/") }.map(\.id)
    }
}
