import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct FixLockTests {
        @Test("a doctor on another machine is seen, named, and left alone; a later claim gives way; nothing is written")
        func twoDoctors() async throws {
            try await TestCluster.with(3) { cluster in
                let member = cluster.members[2]
                let setting = { try member.order("CONFIG", "SET", "cluster-node-timeout", "9000") }
                try setting()
                do {
                    var other = try NodeClient(port: member.port)
                    _ = try other.send([["CLIENT", "SETNAME", "rcdoctor-lock/db7.example/4711/1764000000000/1"]])
                    let fix = try await cluster.apply()
                    #expect(fix.exit == 3)
                    #expect(
                        fix.errors.contains(
                            "another rcdoctor fix is at work on this cluster: process 4711 on db7.example, since 2025-11-24T"
                        ),
                        "\(fix.text)"
                    )
                    #expect(try cluster.settings("cluster-node-timeout").last == "9000")
                    _ = try other.send([["CLIENT", "SETNAME", "rcdoctor-claim/db7.example/4711/1764000000000/1"]])
                    #expect(try await cluster.apply().exit == 3, "an earlier claim goes first")

                    // A claim of the far future waits for us; it withdraws after a second.
                    _ = try other.send([["CLIENT", "SETNAME", "rcdoctor-claim/db7.example/4711/9764000000000/1"]])
                    let waiting = try cluster.startDoctor(["fix", cluster.names[0], "--apply", "--yes"])
                    try await Task.sleep(for: .seconds(2))
                    #expect(try cluster.settings("cluster-node-timeout").last == "9000")
                    _ = try other.send([["CLIENT", "SETNAME", ""]])
                    let run = try await waiting.end()
                    #expect(run.exit == 0, "\(run.text)")
                    #expect(try cluster.settings("cluster-node-timeout").last == "2000")
                }
                let clients = try member.ask("CLIENT", "LIST").string ?? ""
                #expect(!clients.contains("rcdoctor-"))
                for member in cluster.members { #expect(try member.ask("DBSIZE").integer == 0) }
            }
        }

        @Test("of two doctors started together at most one works, and the cluster is well afterwards")
        func together() async throws {
            try await TestCluster.with(3) { cluster in
                try cluster.members[0].order("CONFIG", "SET", "cluster-node-timeout", "9000")
                let call = ["fix", cluster.names[0], "--apply", "--yes"]
                // Different state folders stand for different machines: the file lock does not help.
                let folders = ["one", "two"].map { cluster.folder.file($0) }
                let doctors = try folders.map { try cluster.startDoctor(call, environment: ["XDG_STATE_HOME": $0]) }
                var exits: [Int] = []
                for doctor in doctors { exits.append(try await doctor.end().exit) }
                #expect(exits.contains(0) || exits == [3, 3], "\(exits)")
                #expect(try await cluster.apply().exit == 0)
                #expect(try cluster.settings("cluster-node-timeout") == ["2000", "2000", "2000"])
            }
        }
    }
}
