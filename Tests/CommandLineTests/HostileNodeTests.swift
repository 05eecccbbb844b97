import ClusterModel
import Foundation
import TestSupport
import Testing

/// Nodes that lie, flood, stall and cut off: an error that says so, or a finding, and always an end.
@Suite(.serialized) struct HostileNodeTests {
    static let floods: [(name: String, behaviour: ScriptedBehaviour, words: String)] = [
        ("an endless line", .flood("+", then: "x"), "a line of more than"),
        ("10 GB announced", .flood("$10737418240\r\n", then: "x"), "a string of more than 16777216 bytes announced"),
        ("an endless string", .flood("$16000000\r\n", then: "x"), "no line end after the announced length"),
        ("a million elements in each other", .flood("", then: "*1\r\n"), "aggregates inside each other"),
        ("2^31 elements", .flood("*2147483647\r\n", then: ":1\r\n"), "elements announced"),
        ("OK to everything, for ever", .flood("", then: "+OK\r\n"), "not as a server does"),
        ("OK before anybody asks", .floodAtOnce("+OK\r\n"), "not as a server does"),
        ("push messages for ever", .flood("", then: ">1\r\n$9\r\n123456789\r\n"), "was cut off"),
        (
            "large push messages", .flood("", then: ">1\r\n$65000\r\n\(String(repeating: "x", count: 65_000))\r\n"),
            "was cut off"
        ),
        ("MOVED to itself, for ever", .send("-MOVED 1 127.0.0.1:1\r\n"), "MOVED 1"),
        ("one of the large answers after the other", .send(large), "not as a server does"),
        ("closed at once", .closeAtOnce, "closed the connection"),
        ("no answer", .neverAnswer, "topology/node-unresponsive"),
        ("a byte a second", .drip("$5\r\nhello\r\n", everyMilliseconds: 1_000), "topology/node-unresponsive"),
    ]

    /// As long as a string may be.
    private static let large = "$16000000\r\n" + String(repeating: "x", count: 16_000_000) + "\r\n"

    @Test("a flood, a stall and a cut end within the deadline, and are named", arguments: 0..<floods.count)
    func flood(number: Int) async throws {
        let (name, behaviour, words) = Self.floods[number]
        let scan = try await HostileScan.of(behaviour)
        // On a busy machine the deadline may come first.
        let named = scan.run.text.contains(words) || scan.run.text.contains("topology/node-unresponsive")
        #expect(named, "\(name): \(scan.run.text)")
        #expect(scan.run.exit == 69 || scan.run.exit == 1, "\(name): \(scan.run.text)")
    }

    private static let isThorough = ProcessInfo.processInfo.environment["RCDOCTOR_TEST_HOSTILE"] != nil

    @Test(
        "a million lines of CLUSTER NODES: so many are read, so many asked, and the rest is told",
        .enabled(if: isThorough)
    )
    func gossip() async throws {
        let lines = (1...90_000).map { number in
            // Nobody listens at the far ends of loopback, and a connection there fails at once.
            let host = "127.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
            return NodeLine(number, "\(host):1@10001 master - 0 0 1 connected").text
        }
        let own = NodeLine(0xA, "127.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-16383").text
        // Two thirds are lines of nodes without an address, which nobody asks.
        let nameless = (100_000...300_000).map { NodeLine($0, ":0@0 master,noaddr - 0 0 1 disconnected").text }
        for text in [([own] + nameless).joined(separator: "\n"), ([own] + lines.prefix(5_000)).joined(separator: "\n")]
        {
            #expect(text.utf8.count < 16 << 20)
            let script = ServerScript(port: 7_000, ["CLUSTER NODES": ServerScript.bulk(text)])
            let scan = try await ScriptedNode.with(script.behaviour) { try await HostileScan.of($0) }
            #expect([1, 2].contains(scan.run.exit), "\(scan.run.text.prefix(3000))")
            if text.contains("127.0.4.1:") {
                #expect(scan.run.output.contains("905 more nodes"), "\(scan.run.output.suffix(3000))")
            }
        }
        // A million of them is more than any string that is read.
        let million = Array(repeating: lines[0], count: 400_000).joined(separator: "\n")
        let script = ServerScript(port: 7_000, ["CLUSTER NODES": ServerScript.bulk(million)])
        let scan = try await ScriptedNode.with(script.behaviour) { try await HostileScan.of($0) }
        #expect(scan.run.exit == 69 && scan.run.errors.contains("16777216 bytes announced"), "\(scan.run.text)")
    }

    @Test("a hundred thousand lines in every other answer", .enabled(if: isThorough))
    func lines() async throws {
        let count = 100_000
        let errors = (0..<count).map { "errorstat_E\($0):count=1\r\n" }.joined()
        let clients = (0..<count).map { "id=\($0) addr=10.0.0.1:1 fd=1 name= age=1 idle=1 flags=N db=0 cmd=get\n" }
        let name = ServerScript.bulk("n")
        let script = ServerScript(
            port: 7_000,
            [
                "INFO": ServerScript.bulk(ServerScript.info("# Errorstats\r\n\(errors)")),
                "CLIENT LIST": ServerScript.bulk(clients.joined()),
                "CONFIG GET *": ServerScript.array((0..<count).map { ServerScript.bulk("name\($0)") }),
                "ACL LIST": ServerScript.array((0..<count).map { ServerScript.bulk("user u\($0) on nopass ~* +@all") }),
                "MEMORY STATS": ServerScript.array((0..<count).flatMap { [ServerScript.bulk("m\($0)"), ":1\r\n"] }),
                "MODULE LIST": ServerScript.array(
                    Array(
                        repeating: ServerScript.array([name, name, ServerScript.bulk("ver"), ":1\r\n"]),
                        count: count
                    )
                ),
                "CLUSTER SLOTS": ServerScript.array(
                    (0..<count).map { slot in
                        let node = ServerScript.array([
                            ServerScript.bulk("10.0.\(slot >> 8 & 255).\(slot & 255)"), ":1\r\n",
                            ServerScript.bulk(String(repeating: "a", count: 40)),
                        ])
                        return ServerScript.array([":\(slot)\r\n", ":\(slot)\r\n", node])
                    }
                ),
            ]
        )
        let scan = try await ScriptedNode.with(script.behaviour) {
            try await HostileScan.of($0, seconds: 80, megabytes: 600)
        }
        #expect([1, 2].contains(scan.run.exit), "\(scan.run.text.prefix(3000))")
    }

    @Test("whatever the answers are cut at, what came before is kept and the rest is said to be missing")
    func cutAtEachByte() async throws {
        let script = ServerScript(port: 7_000)
        let length = ["CLUSTER NODES", "CLUSTER INFO", "INFO", "CONFIG GET *", "TIME"].reduce(0) { sum, line in
            guard case .bytes(let text) = script.answer(line.split(separator: " ").map(String.init)) else { return sum }
            return sum + text.utf8.count
        }
        let node = try await ScriptedNode.start(host: "0.0.0.0", .cutLater(every: length + 20) { script.answer($0) })
        do {
            // Each seed is a connection of its own, and each of these gets one byte more than the one before.
            let seeds = (0..<(length + 20)).map { "127.1.\($0 >> 8).\($0 & 255):\(node.endpoint.port)" }
            let folder = try TemporaryFolder("cut")
            defer { folder.remove() }
            let run = try await ProgramRun.start(
                try BuiltBinary.path(),
                ["scan"] + seeds + ["--no-host", "--timeout", "2", "--format", "json"],
                environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
            ).end()
            let report = try ScanReport(run)
            #expect(run.exit == 1 || run.exit == 2, "\(run.errors)")
            #expect(report.cluster.reachable == 1, "one look of them all came to its end: \(run.errors)")
            let cut = report.collection.filter { $0.collector == "connect" && $0.status == "unreachable" }
            #expect((50..<length).contains(cut.count), "\(cut.count) of \(length)")
        } catch {
            await node.stop()
            throw error
        }
        await node.stop()
    }
}

/// A line of CLUSTER NODES under a made-up id.
struct NodeLine {
    let text: String

    init(_ number: Int, _ rest: String) {
        let digits = String(number, radix: 16)
        text = String(repeating: "0", count: 40 - digits.count) + digits + " " + rest
    }
}
