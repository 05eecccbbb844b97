import ClusterModel
import Glibc
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// Servers that can move slots by themselves (Valkey 9) are let do so.
    @Suite(.serialized) struct FixAtomicTests {
        private static let server = ServerProgram.others.first { $0.name.hasPrefix("valkey-9") }

        @Test(
            "slots move by MIGRATESLOTS while a client writes, come back by undo; where the login fails, key by key",
            .enabled(if: server?.isHere == true)
        )
        func atomic() async throws {
            let server = try #require(Self.server)
            try await TestCluster.with(3, server: server.path) { cluster in
                let keys = try cluster.writeKeys(4_000)
                try await cluster.unbalance()
                let (first, second) = (cluster.members[0], cluster.members[1])
                let fix = try cluster.startDoctor(["fix", cluster.names[0], "--apply", "--yes"])
                var client = RoutingClient(port: cluster.members[2].port)
                var acknowledged: [String: Int] = [:]
                var count = 0
                while fix.process.isRunning {
                    let key = "live:\(count % 500)"
                    let reply = try client.send(["SET", key, "\(count)"], key: key)
                    #expect(reply.isOK, "\(reply)")
                    acknowledged[key] = count
                    count += 1
                    if count.isMultiple(of: 50) { await Task.yield() }
                }
                let run = try await fix.end()
                #expect(run.exit == 0, "\(run.text)")
                #expect(count > 500)
                for (key, value) in acknowledged {
                    #expect(try client.send(["GET", key], key: key).string == "\(value)")
                }
                #expect(try calls("cluster|migrateslots", at: second) > 0)
                #expect(try cluster.masters().allSatisfy { try slots(of: $0, cluster) >= 5_461 })
                #expect(try cluster.lostKeys(keys).isEmpty)
                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0, "\(undo.text)")
                #expect(try slots(of: second, cluster) == 5_462 + 1_500)
                #expect(try cluster.lostKeys(keys).isEmpty)

                // The source gives no password that the target would take, so the servers refuse, and MIGRATE does it.
                let before = try calls("migrate", at: second)
                try first.order("CONFIG", "SET", "requirepass", "s3cr3t-atomic")
                let locked = try await cluster.doctor(
                    ["fix", second.name, "--apply", "--yes", "--only", "slots/slots-unbalanced"],
                    password: "s3cr3t-atomic"
                )
                try first.order("CONFIG", "SET", "requirepass", "", password: "s3cr3t-atomic")
                #expect(try calls("migrate", at: second) > before, "\(locked.text)")
                #expect(try cluster.lostKeys(keys).isEmpty)
            }
        }

        @Test("Ctrl-C calls a migration off: no slot and no key has moved", .enabled(if: server?.isHere == true))
        func interrupted() async throws {
            let server = try #require(Self.server)
            try await TestCluster.with(3, server: server.path, settings: ["enable-debug-command yes"]) { cluster in
                let keys = try cluster.writeKeys(1_000)
                try await cluster.unbalance()
                let before = try cluster.members.map { try slots(of: $0, cluster) }
                // The last part of a migration does not come.
                for member in cluster.members { try member.order("DEBUG", "SLOTMIGRATION", "PREVENT-PAUSE", "1") }
                let fix = try cluster.startDoctor([
                    "fix", cluster.names[0], "--apply", "--yes", "--only", "slots/slots-unbalanced",
                ])
                try await cluster.wait("a migration") {
                    try !fix.process.isRunning
                        || cluster.members.contains { try calls("cluster|migrateslots", at: $0) > 0 }
                }
                fix.process.signal(SIGINT)
                let run = try await fix.end()
                #expect(run.exit == 130 && run.text.contains("was called off"), "\(run.text)")
                #expect(try cluster.members.map { try slots(of: $0, cluster) } == before)
                #expect(try cluster.lostKeys(keys).isEmpty)
                let jobs = try cluster.members.flatMap { try $0.ask("CLUSTER", "GETSLOTMIGRATIONS").array ?? [] }
                let states = jobs.compactMap { $0["state"]?.string }
                #expect(states.contains("cancelled") && Set(states).isSubset(of: ["cancelled", "failed"]), "\(states)")
            }
        }

        private func slots(of member: ClusterMember, _ cluster: TestCluster) throws -> Int {
            try cluster.view(of: member).myself?.slots.count ?? 0
        }

        private func calls(_ command: String, at member: ClusterMember) throws -> Int {
            let text = try member.ask("INFO", "commandstats").string ?? ""
            let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("cmdstat_\(command):") }
            return line?.firstMatch(of: /calls=(\d+)/).flatMap { Int($0.1) } ?? 0
        }
    }
}
