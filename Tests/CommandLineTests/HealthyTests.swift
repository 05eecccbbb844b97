import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// Silence when all is well.
    @Suite(.serialized) struct HealthyTests {
        @Test("right after creation and first sync, and during a failover of every shard, nothing is called broken")
        func creationAndFailover() async throws {
            // The servers' own delay before a first sync, so that the scans fall into it.
            let settings = ["repl-diskless-sync-delay 5"]
            try await TestCluster.with(settings: settings, formed: false) { cluster in
                // redis-cli is back as soon as the commands are out, long before every node knows every role.
                let created = try await ProgramRun.start(
                    "redis-cli",
                    ["--cluster", "create"] + cluster.names + ["--cluster-replicas", "1", "--cluster-yes"]
                ).end()
                #expect(created.exit == 0, "\(created.text)")
                let end = ContinuousClock.now + .seconds(10)
                repeat { try await expectSilence(cluster, "after creation") } while ContinuousClock.now < end
                try await cluster.waitUntilSettled()

                for shard in try cluster.shards() {
                    try shard.replicas[0].order("CLUSTER", "FAILOVER")
                    var scans = 0
                    repeat {
                        try await expectSilence(cluster, "during failover")
                        scans += 1
                    } while try scans < 2 || !(cluster.masters().contains(shard.replicas[0]))
                }
                let after = try await cluster.scan()
                #expect(after.run.exit == 0)
                #expect(after.report.verdict == "healthy", "\(after.report.findings)")
            }
        }

        @Test("one password everywhere, in memory and in the files: healthy")
        func equalPasswords() async throws {
            let password = "the same for all"
            let settings = ["requirepass \"\(password)\"", "masterauth \"\(password)\""]
            try await TestCluster.with(settings: settings, password: password) { cluster in
                let scan = try await cluster.scan(password: password)
                #expect(scan.run.exit == 0)
                #expect(scan.report.verdict == "healthy")
                #expect(scan.report.findings.isEmpty)
                #expect(scan.report.cluster.reachable == 6)
            }
        }

        private func expectSilence(_ cluster: TestCluster, _ phase: Comment) async throws {
            let scan = try await cluster.scan()
            #expect(scan.report.serious.isEmpty, phase)
            #expect(scan.run.exit == 0, phase)
        }
    }
}
