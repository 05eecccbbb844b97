import ClusterModel
import TestSupport
import Testing

/// Masters whose keys can't be counted slot by slot: nobody may take them for masters without stray keys.
@Suite(.serialized) struct UncountedKeysTests {
    @Test("a node that stalls when its keys are counted is named, and nothing is called healthy")
    func stalling() async throws {
        let script = ServerScript(port: 7_000, ["DBSIZE": ":5\r\n"])
        let stalls = ScriptedBehaviour.answer { words in
            words.first == "CLUSTER" && words.dropFirst().first == "COUNTKEYSINSLOT" ? nil : script.answer(words)
        }
        try await ScriptedNode.with(stalls) { node in
            let scan = try await HostileScan.of(node)
            #expect([1, 2].contains(scan.run.exit), "\(scan.run.text)")
            #expect(scan.run.output.contains("not examined"), "\(scan.run.text)")
            #expect(scan.run.output.contains("its keys were not counted"), "\(scan.run.text)")

            let json = try await HostileScan.of(node, ["--format", "json"])
            let report = try ScanReport(json.run)
            let row = try #require(report.collection.first { $0.collector == "CLUSTER COUNTKEYSINSLOT" })
            #expect(row.status == "timed_out" && row.node == node.endpoint.description, "\(row)")
            let unasked = report.rules.notEvaluated.filter { $0.rule == "slots/keys-in-unowned-slot" }
            #expect(unasked.first?.because.contains("its keys were not counted") == true, "\(unasked)")

            let folder = try TemporaryFolder("uncounted")
            defer { folder.remove() }
            let fix = try await ProgramRun.start(
                try BuiltBinary.path(),
                [
                    "fix", node.endpoint.description, "--no-host", "--timeout", "3", "--only",
                    "slots/keys-in-unowned-slot",
                ],
                environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
            ).end()
            #expect(fix.exit == 2 && fix.output.contains("Not everything could be looked at"), "\(fix.text)")
        }
    }

    @Test("a node that refuses to count is no node that was counted")
    func refusing() async throws {
        let refusal = "NOPERM this user has no permissions to run the 'cluster|countkeysinslot' command"
        let id = String(repeating: "a", count: 40)
        let script = ServerScript(
            port: 7_000,
            id: id,
            [
                // A few slots: a busy machine need not answer for thousands.
                "CLUSTER NODES": ServerScript.bulk("\(id) 127.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-9"),
                "DBSIZE": ":5\r\n", "CLUSTER COUNTKEYSINSLOT": "-\(refusal)\r\n",
            ]
        )
        try await ScriptedNode.with(script.behaviour) { node in
            let json = try await HostileScan.of(node, ["--format", "json", "--timeout", "20"])
            let row = try #require(
                try ScanReport(json.run).collection.first { $0.collector == "CLUSTER COUNTKEYSINSLOT" }
            )
            #expect(row.status == "denied", "\(row)")
            let scan = try await HostileScan.of(node, ["--timeout", "20"])
            #expect(scan.run.output.contains("not allowed"), "\(scan.run.text)")
            #expect(scan.run.output.contains("+cluster|countkeysinslot"), "\(scan.run.text)")
        }
    }
}
