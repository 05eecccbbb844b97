import ClusterModel
import Foundation
import TestSupport
import Testing

/// Titles, bells, colours and turned reading orders in everything that a node may name; ``HostileScan`` expects none of
/// them on the terminal.
@Suite(.serialized) struct EscapeTests {
    private static let evil = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{202E}\u{9B}31m\u{8}"

    @Test(
        "in names, versions, settings, clients, modules and errors, in every form of the report",
        arguments: [["--verbose"], ["--brief"], ["--format", "markdown"], ["--format", "json"], ["--lang", "zh"]]
    )
    func everywhere(options: [String]) async throws {
        let evil = Self.evil
        let bulk = ServerScript.bulk
        let other = NodeLine(0xB, "evil\(evil)host:1@2,\(evil) master,fail - 0 0 1 connected \(evil)").text
        let own = NodeLine(0xA, "127.0.0.1:7000@17000,\(evil) myself,master - 0 0 1 connected 0-16382").text
        let script = ServerScript(
            port: 7_000,
            [
                "CLUSTER NODES": bulk([own, other, "garbage \(evil)"].joined(separator: "\n")),
                "INFO": bulk(
                    ServerScript.info(
                        "# \(evil)\r\nerrorstat_\(evil):count=5\r\nexecutable:\(evil)\r\nconfig_file:\(evil)\r\n"
                            + "redis_mode:\(evil)\r\nos:\(evil)\r\nmaster_host:\(evil)\r\n",
                        version: "7.0.15\(evil)"
                    )
                ),
                "CLUSTER INFO": "-ERR \(evil)\r\n",
                "CONFIG GET *": ServerScript.array(["maxmemory-policy", evil, evil, evil].map(bulk)),
                "ACL WHOAMI": bulk(evil), "ACL LIST": ServerScript.array([bulk("user \(evil) on nopass ~* +@all")]),
                "MEMORY DOCTOR": bulk(" * \(evil)"),
                "CLIENT LIST": bulk(
                    "id=1 addr=10.0.0.1\(evil):5 name=\(evil) age=1 flags=N db=0 cmd=\(evil) lib-name=\(evil)\n"
                ),
                "MODULE LIST": ServerScript.array([
                    ServerScript.array([bulk("name"), bulk(evil), bulk("ver"), ":1\r\n"])
                ]),
            ]
        )
        let scan = try await ScriptedNode.with(script.behaviour) { node in
            try await HostileScan.of(node, options)
        }
        #expect([1, 2].contains(scan.run.exit), "\(scan.run.text)")
    }

    @Test(
        "in the words with which a node turns us away",
        arguments: ["-DENIED ", "-NOAUTH ", "-ERR ", "-NOPERM ", "-BUSY "]
    )
    func refusals(code: String) async throws {
        for behaviour in [ScriptedBehaviour.send("\(code)\(Self.evil)\r\n"), .turnAway("\(code)\(Self.evil)\r\n")] {
            let scan = try await HostileScan.of(behaviour)
            #expect([1, 69, 77].contains(scan.run.exit), "\(scan.run.text)")
            #expect(!scan.run.errors.isEmpty || scan.run.exit == 1)
        }
    }
}
