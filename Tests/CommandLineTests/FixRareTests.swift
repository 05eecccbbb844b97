import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// Procedures for faults that do not come by easily.
    @Suite(.serialized) struct FixRareTests {
        private static let old = ServerProgram.others.first { $0.name.hasPrefix("redis-6.2") }

        @Test(
            "a map that stays wrong (6.2): the owner gets a new epoch, the node that differs is told, and no key moves",
            .enabled(if: old?.isHere == true)
        )
        func viewDisagreement() async throws {
            let server = try #require(Self.old)
            try await TestCluster.with(3, server: server.path) { cluster in
                let keys = try cluster.writeKeys(300)
                let masters = try cluster.masters()
                // Of two claimants the one with the higher epoch is believed, so the wrong one must have that.
                let byEpoch = try masters.sorted {
                    (try cluster.view(of: $0).myself?.configEpoch ?? 0)
                        < (try cluster.view(of: $1).myself?.configEpoch ?? 0)
                }
                let (owner, observer, wrong) = (byEpoch[0], byEpoch[1], byEpoch[2])
                let slot = try #require(try cluster.view(of: owner).myself?.slots.min())
                try observer.order("CLUSTER", "SETSLOT", "\(slot)", "NODE", try cluster.id(of: wrong))
                let ownerID = try cluster.id(of: owner)
                let fix = try await cluster.apply("--only", "slots/slot-view-disagreement")
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(fix.output.contains("CLUSTER BUMPEPOCH"), "\(fix.text)")
                for member in cluster.members {
                    let seen = try cluster.view(of: member).nodes.first { $0.slots.contains(slot) }
                    #expect(seen?.id.text == ownerID, "\(member.name)")
                }
                #expect(try cluster.lostKeys(keys).isEmpty)
            }
        }

        @Test(
            "a replica of a replica follows the master of its chain; one of an unknown id the master with fewest replicas"
        )
        func followOwner() async throws {
            try await TestCluster.with(settings: ["enable-debug-command yes"]) { cluster in
                let keys = try cluster.writeKeys(300)
                let shards = try cluster.shards()
                let lost = shards[0].replicas[0]
                try await cluster.chain(lost, to: shards[1].replicas[0])
                let scan = try await cluster.scan()
                #expect(scan.report.finding("topology/replica-follows-dead-or-replica", on: lost.name) != nil)
                let fix = try await cluster.apply("--only", "topology/replica-follows-dead-or-replica")
                #expect([0, 1].contains(fix.exit), "\(fix.text)")
                #expect(try cluster.view(of: lost).myself?.masterID?.text == cluster.id(of: shards[1].master))
                #expect(try cluster.linkStatus(of: lost) == "up")
                // The shard that it left gets it back as one without a replica.
                let rest = try await cluster.apply()
                #expect([0, 1].contains(rest.exit), "\(rest.text)")
                #expect(try cluster.shards().map(\.replicas.count) == [1, 1, 1])
                #expect(try cluster.lostKeys(keys).isEmpty)
            }
        }

        @Test("a node that is well and still marked fail is forgotten and met again by those who mark it")
        func meetAgain() async throws {
            try await TestCluster.with { cluster in
                let keys = try cluster.writeKeys(300)
                let shards = try cluster.shards()
                let (observer, sender, marked) = (shards[0].master, shards[1].master, shards[2].replicas[0])
                let id = try cluster.id(of: marked)
                let storm = try Self.staleFailures(to: observer, from: try cluster.id(of: sender), about: id)
                defer { storm.cancel() }
                try await cluster.wait("the mark") {
                    try cluster.view(of: observer).nodes.first { $0.id.text == id }?.flags.contains(.fail) == true
                }
                // The mark comes and goes; a doctor who looks while it is gone has nothing to do.
                var fix = try await Self.forget(cluster, observer, storm)
                for _ in 0..<4 where fix.output.contains("Nothing to repair") {
                    fix = try await Self.forget(cluster, observer, storm)
                }
                storm.cancel()
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(fix.output.contains("CLUSTER FORGET"), "\(fix.text)")
                let line = try #require(try cluster.view(of: observer).nodes.first { $0.id.text == id })
                #expect(line.flags.isDisjoint(with: [.fail, .pfail, .handshake]))
                #expect(try cluster.linkStatus(of: marked) == "up")
                #expect(try cluster.lostKeys(keys).isEmpty)
            }
        }

        /// Whatever brings the mark back ends when the id is forgotten: it is the doctor's FORGET that is tried.
        private static func forget(
            _ cluster: TestCluster,
            _ observer: ClusterMember,
            _ storm: Task<Void, Never>
        ) async throws -> ProgramRun {
            let doctor = try cluster.startDoctor([
                "fix", cluster.names[0], "--apply", "--yes", "--only", "topology/fail-flag-stuck",
            ])
            try await cluster.wait("the FORGET", atMost: .seconds(60)) {
                // It is known again at once: what was asked stays in the statistics.
                guard doctor.process.isRunning else { return true }
                let asked = try observer.ask("INFO", "commandstats").string?.contains("cmdstat_cluster|forget:calls=1")
                if asked == true { storm.cancel() }
                return asked == true
            }
            return try await doctor.end(within: .seconds(150))
        }

        @Test("of two nodes that announce one address the liar tells the truth again, keeps it, and undo takes it back")
        func announceTruth() async throws {
            try await TestCluster.with { cluster in
                let shards = try cluster.shards()
                let (liar, other) = (shards[0].replicas[0], shards[1].replicas[0])
                try liar.order("CONFIG", "SET", "cluster-announce-port", "\(other.port)")
                try await cluster.wait("the others to believe it") {
                    try cluster.view(of: shards[0].master).nodes.count { $0.endpoint == other.endpoint } == 2
                }
                let fix = try await cluster.doctor(["fix"] + cluster.names + ["--apply", "--yes"])
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(try liar.ask("CONFIG", "GET", "cluster-announce-port")["cluster-announce-port"]?.string == "0")
                for member in cluster.members {
                    let seen = Set(try cluster.view(of: member).nodes.compactMap(\.endpoint))
                    #expect(seen == Set(cluster.members.map(\.endpoint)), "\(member.name)")
                }
                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0, "\(undo.text)")
                #expect(
                    try liar.ask("CONFIG", "GET", "cluster-announce-port")["cluster-announce-port"]?.string
                        == "\(other.port)"
                )
            }
        }

        /// FAIL messages about a node, again and again, as a node would send them that lives in the past.
        private static func staleFailures(
            to observer: ClusterMember,
            from sender: String,
            about id: String
        ) throws -> Task<Void, Never> {
            var packet = BusPacketBuilder(type: 3)
            packet.sender = sender
            packet.payload = Array(id.utf8)
            let bytes = packet.bytes
            let port = observer.port + 10_000
            return Task.detached {
                while !Task.isCancelled {
                    guard let bus = try? BusSender(port: port) else { continue }
                    for _ in 0..<500 where !Task.isCancelled {
                        guard (try? bus.send(bytes)) != nil else { break }
                        try? await Task.sleep(for: .milliseconds(3))
                    }
                }
            }
        }
    }
}
