import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct FixSlotsTests {
        private let slot = 100

        @Test("a move that was cut off is finished with all its keys, big ones too, and taken back by undo")
        func interrupted() async throws {
            try await TestCluster.with(3) { cluster in
                let (source, target) = (cluster.members[0], cluster.members[1])
                let keys = try fill(slot, 250, at: source)
                try open(slot, from: source, to: target, cluster)
                try source.order(
                    "MIGRATE",
                    "127.0.0.1",
                    "\(target.port)",
                    "",
                    "0",
                    "5000",
                    "KEYS",
                    keys[0],
                    keys[1]
                )
                let scan = try await cluster.scan()
                let finding = try #require(scan.report.finding("slots/slot-migration-interrupted", on: source.name))
                #expect(finding.fix?.available == true)

                let fix = try await cluster.apply()
                #expect(fix.exit == 0, "\(fix.text)")
                try expect(keys, of: slot, at: target, cluster)
                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0, "\(undo.text)")
                try expect(keys, of: slot, at: source, cluster)
                #expect(try await cluster.scan().report.serious.isEmpty)
            }
        }

        @Test("passwords are given to MIGRATE and stand nowhere")
        func password() async throws {
            let settings = ["requirepass s3cr3t-slots", "masterauth s3cr3t-slots"]
            try await TestCluster.with(3, settings: settings, password: "s3cr3t-slots") { cluster in
                let (source, target) = (cluster.members[0], cluster.members[1])
                let pass = "s3cr3t-slots"
                let key = TestCluster.key(inSlot: slot)
                try source.order("SET", key, "value", password: pass)
                let targetID = try cluster.id(of: target, password: pass)
                try source.order("CLUSTER", "SETSLOT", "\(slot)", "MIGRATING", targetID, password: pass)
                try target.order(
                    "CLUSTER",
                    "SETSLOT",
                    "\(slot)",
                    "IMPORTING",
                    try cluster.id(of: source, password: pass),
                    password: pass
                )
                let fix = try await cluster.apply(password: pass)
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(try target.ask("GET", key, password: pass).string == "value")
                #expect(!fix.text.contains(pass))
                let journals = try cluster.journals()
                #expect(!journals.isEmpty && !journals.contains(pass))
            }
        }

        @Test("stray keys go to their owner; equal copies become one; different ones stop it and are left alone")
        func strays() async throws {
            try await TestCluster.with(3) { cluster in
                let (owner, other) = (cluster.members[0], cluster.members[1])
                let key = TestCluster.key(inSlot: slot)
                try strand([key: "lost", key + "same": "equal", key + "diff": "old"], at: other, owner, cluster)
                try owner.order("SET", key + "same", "equal")
                try owner.order("SET", key + "diff", "new")
                let fix = try await cluster.apply()
                #expect(fix.exit == 3)
                #expect(fix.output.contains("both hold 1 keys with different values"), "\(fix.text)")
                #expect(!fix.output.contains(key))
                #expect(try owner.ask("GET", key).string == "lost")
                #expect(try owner.ask("GET", key + "diff").string == "new")
                #expect(try other.ask("CLUSTER", "COUNTKEYSINSLOT", "\(slot)").integer == 1)
                #expect(try cluster.view(of: other).myself?.openSlots.isEmpty == true)

                try owner.ask("DEL", key + "diff")
                let again = try await cluster.apply()
                #expect(again.exit == 0, "\(again.text)")
                #expect(try owner.ask("GET", key + "diff").string == "old")
                #expect(try other.ask("DBSIZE").integer == 0)
            }
        }

        @Test("shares are made equal while a client reads and writes; everything that was acknowledged is there")
        func shareUnderTraffic() async throws {
            try await TestCluster.with(3) { cluster in
                try cluster.writeKeys(4_000)
                let ids = (try cluster.id(of: cluster.members[0]), try cluster.id(of: cluster.members[1]))
                let reshard = try await cluster.redisCLI(
                    "--cluster",
                    "reshard",
                    cluster.names[0],
                    "--cluster-from",
                    ids.0,
                    "--cluster-to",
                    ids.1,
                    "--cluster-slots",
                    "2500",
                    "--cluster-yes",
                    "--cluster-pipeline",
                    "100"
                )
                #expect(reshard.exit == 0)
                let before = try await cluster.doctor("fix", cluster.names[0])
                #expect(before.output.contains("slots/slots-unbalanced"))

                let port = cluster.members[2].port
                let fix = try cluster.startDoctor(["fix", cluster.names[0], "--apply", "--yes"])
                var client = RoutingClient(port: port)
                var acknowledged: [String: Int] = [:]
                var count = 0
                while fix.process.isRunning {
                    let key = "live:\(count % 700)"
                    let reply = try client.send(["SET", key, "\(count)"], key: key)
                    #expect(reply.isOK, "\(reply)")
                    acknowledged[key] = count
                    count += 1
                    if count.isMultiple(of: 50) { await Task.yield() }
                }
                let run = try await fix.end()
                #expect(run.exit == 0, "\(run.text)")
                #expect(count > 1_000)
                for (key, value) in acknowledged {
                    #expect(try client.send(["GET", key], key: key).string == "\(value)")
                }
                let counts = try cluster.masters().map { try cluster.view(of: $0).myself?.slots.count ?? 0 }
                #expect(counts.allSatisfy { (5461...5462).contains($0) }, "\(counts)")
                #expect(try cluster.lostKeys((0..<4_000).map { "key:\($0)" }).isEmpty)
                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0, "\(undo.text)")
                #expect(try cluster.view(of: cluster.members[1]).myself?.slots.count == 5462 + 2500)
                #expect(try cluster.lostKeys((0..<4_000).map { "key:\($0)" }).isEmpty)
            }
        }

        // MARK: -

        /// Keys of one slot, one of them of two megabytes.
        private func fill(_ slot: Int, _ count: Int, at member: ClusterMember) throws -> [String] {
            let tag = TestCluster.key(inSlot: slot)
            let keys = (0..<count).map { "\(tag)\($0)" }
            let big = String(repeating: "x", count: 2 << 20)
            let replies = try member.askAll(
                keys.enumerated().map { ["SET", $0.element, $0.offset == 7 ? big : "value of \($0.element)"] }
            )
            guard replies.allSatisfy(\.isOK) else { throw TestFailure("\(member.name) does not take the keys") }
            return keys
        }

        private func open(
            _ slot: Int,
            from source: ClusterMember,
            to target: ClusterMember,
            _ cluster: TestCluster
        ) throws {
            try target.order("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", try cluster.id(of: source))
            try source.order("CLUSTER", "SETSLOT", "\(slot)", "MIGRATING", try cluster.id(of: target))
        }

        /// Leaves keys at a node that does not own their slot.
        private func strand(
            _ keys: [String: String],
            at member: ClusterMember,
            _ owner: ClusterMember,
            _ cluster: TestCluster
        ) throws {
            try member.order("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", try cluster.id(of: owner))
            for (key, value) in keys { try member.askAll([["ASKING"], ["SET", key, value]]) }
            try member.order("CLUSTER", "SETSLOT", "\(slot)", "STABLE")
        }

        private func expect(
            _ keys: [String],
            of slot: Int,
            at member: ClusterMember,
            _ cluster: TestCluster
        ) throws {
            #expect(try member.ask("CLUSTER", "COUNTKEYSINSLOT", "\(slot)").integer == Int64(keys.count))
            let values = try member.askAll(keys.map { ["GET", $0] })
            #expect(values.count { $0.string?.isEmpty == false } == keys.count)
            for other in cluster.members {
                let owner = try cluster.view(of: other).nodes.first { $0.slots.contains(slot) }
                #expect(owner?.endpoint == member.endpoint)
                #expect(try cluster.view(of: other).myself?.openSlots.isEmpty == true)
            }
        }
    }
}
