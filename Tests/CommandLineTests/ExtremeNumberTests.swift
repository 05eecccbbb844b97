import ClusterModel
import Foundation
import TestSupport
import Testing

/// Every number of every answer at the end of its range, beyond it, and no number at all: none of them ends the doctor.
@Suite(.serialized) struct ExtremeNumberTests {
    @Test(
        "in real answers, with each number in its place",
        arguments: [
            "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1e308", "nan",
        ]
    )
    func everywhere(number: String) async throws {
        for sample in ["redis-7.0.15", "valkey-9.1.2"] {
            let script = ServerScript(port: 7_000, try replies(sample, number))
            let scan = try await ScriptedNode.with(script.behaviour) {
                try await HostileScan.of($0, ["--format", "json", "--timeout", "20"])
            }
            let report = try ScanReport(scan.run)
            #expect(report.collection.contains { $0.collector == "INFO" && $0.status == "ok" }, "\(scan.run.text)")
        }
    }

    @Test("epochs of 2^31 to 2^64 and beyond, ids of other lengths and alphabets, slots and ports that are none")
    func gossip() async throws {
        let id = String(repeating: "a", count: 40)
        let epochs = [
            "4294967295", "4294967296", "9223372036854775807", "18446744073709551615", "18446744073709551616",
        ]
        let others = epochs.enumerated().map { NodeLine($0 + 1, "127.0.0.1:1@10001 master - 0 0 \($1) connected").text }
        let odd = [
            "short 127.0.0.1:1@2 master - 0 0 1 connected", "\(id)a 127.0.0.1:1@2 master - 0 0 1 connected",
            "\(id.uppercased()) 127.0.0.1:1@2 master - 0 0 1 connected", "\(id) 127.0.0.1:1@2 master - 0 0 1 connected",
            NodeLine(0xB, "127.0.0.1:99999@10001 master - 0 0 1 connected").text,
            NodeLine(0xC, "127.0.0.1:1@99999999999999999999 master - 0 0 1 connected 16384 5-3 -1 0-99999").text,
            NodeLine(0xD, "127.0.0.1:1@10001 slave \(id.dropLast())d - 0 - connected").text, "\0\0\0", " ", "#",
        ]
        for epoch in epochs {
            let own = "\(id) 127.0.0.1:7000@17000 myself,master - 0 0 \(epoch) connected 0-16383"
            let script = ServerScript(
                port: 7_000,
                [
                    "CLUSTER NODES": ServerScript.bulk(([own] + others + odd).joined(separator: "\n")),
                    "CLUSTER INFO": ServerScript.bulk(
                        "cluster_state:ok\r\ncluster_known_nodes:1\r\ncluster_current_epoch:\(epoch)\r\ncluster_my_epoch:\(epoch)\r\n"
                    ),
                ]
            )
            let scan = try await ScriptedNode.with(script.behaviour) {
                try await HostileScan.of($0, ["--format", "json", "--timeout", "20"])
            }
            let report = try ScanReport(scan.run)
            #expect(report.cluster.reachable >= 1, "\(epoch): \(scan.run.text)")
        }
    }

    /// What a real server said, its numbers replaced.
    private func replies(_ sample: String, _ number: String) throws -> [String: String] {
        let info = try ProjectFolder.text("fixtures/samples/\(sample)/info-all.txt")
            .components(separatedBy: "# ====")[1]
        let told: [Substring] = info.split(whereSeparator: \.isNewline)
        let lines: [String] = told.dropFirst().map { (line: Substring) -> String in
            let keeps = ["redis_version", "valkey_version", "server_name", "run_id", "role"].contains {
                line.hasPrefix($0)
            }
            return keeps ? String(line) : String(line).replacing(/([:=,])[0-9][0-9.]*/) { "\($0.1)\(number)" }
        }
        var words = try ProjectFolder.text("fixtures/samples/\(sample)/config-get.txt")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        words.removeLast(words.count % 2)
        let settings = words.enumerated().map { place, word in
            ServerScript.bulk(place % 2 == 0 ? word : word.replacing(/[0-9]+/) { _ in number })
        }
        let clients = try ProjectFolder.text("fixtures/samples/\(sample)/client-list.txt")
            .replacing(/=-?[0-9]+/) { _ in "=\(number)" }
        func list(_ elements: String...) -> String { ServerScript.array(elements) }
        let text = ServerScript.bulk(number)
        // What is no integer goes over the wire as a string, as some answers send their numbers.
        let n = Int64(number) == nil ? text : ":\(number)\r\n"
        let words128 = list(ServerScript.bulk("GET"), ServerScript.bulk("... (\(number) more arguments)"))
        func name(_ name: String) -> String { ServerScript.bulk(name) }
        let node = list(
            name("id"),
            name(String(repeating: "a", count: 40)),
            name("port"),
            n,
            name("endpoint"),
            name("127.0.0.1"),
            name("role"),
            name("master"),
            name("replication-offset"),
            n,
            name("health"),
            name("online")
        )
        let refused = list(
            name("count"),
            n,
            name("reason"),
            name("auth"),
            name("object"),
            name("AUTH"),
            name("age-seconds"),
            text,
            name("client-info"),
            name("id=\(number) addr=10.0.0.1:\(number) sub=\(number) psub=\(number)")
        )
        return [
            "INFO": ServerScript.bulk(lines.joined(separator: "\r\n")), "CONFIG GET *": ServerScript.array(settings),
            "TIME": list(text, text), "DBSIZE": n, "CLUSTER COUNTKEYSINSLOT": n, "COMMAND COUNT": n,
            "CLIENT LIST": ServerScript.bulk(clients), "ACL LOG": list(refused, refused),
            "SLOWLOG GET": list(list(n, n, n, words128, name("10.0.0.1:\(number)"), name(""))),
            "COMMANDLOG GET": list(list(n, n, n, words128, name("10.0.0.1:\(number)"), name(""))),
            "LATENCY LATEST": list(list(name("command"), n, n, n)),
            "MEMORY STATS": list(name("peak.allocated"), n, name("db.0"), list(name("overhead"), text)),
            "MODULE LIST": list(list(name("name"), name("m"), name("ver"), n)),
            "CLUSTER LINKS": list(
                list(
                    name("direction"),
                    name("to"),
                    name("node"),
                    name(String(repeating: "c", count: 40)),
                    name("create-time"),
                    n,
                    name("send-buffer-allocated"),
                    n,
                    name("send-buffer-used"),
                    n
                )
            ),
            "CLUSTER SLOTS": list(list(n, n, list(name("127.0.0.1"), n, name(String(repeating: "a", count: 40))))),
            "CLUSTER SHARDS": list(list(name("slots"), list(n, n), name("nodes"), list(node))),
            "CLUSTER SLOT-STATS": list(list(n, list(name("key-count"), n, name("cpu-usec"), n))),
            "CLUSTER INFO": ServerScript.bulk(
                try ProjectFolder.text("fixtures/samples/\(sample)/cluster-info.txt").replacing(/:[0-9]+/) { _ in
                    ":\(number)"
                }
            ),
        ]
    }
}
