import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct MixedTroubleTests {
        @Test("frozen, killed and locked nodes are each named for what they are, within the deadline, beside the rest")
        func mixed() async throws {
            let password = "usual-pass"
            let settings = ["requirepass \(password)", "masterauth \(password)"]
            try await TestCluster.with(settings: settings, password: password) { cluster in
                let shards = try cluster.shards(password: password)
                let frozen = shards[0].replicas[0]
                let killed = shards[1].replicas[0]
                let deviant = shards[2].master
                try deviant.order("CONFIG", "SET", "requirepass", "another-pass", password: password)
                frozen.freeze()
                killed.killAtOnce()
                // Once while the others know nothing yet, once after they have noticed.
                for phase in ["at once", "later"] {
                    if phase == "later" { try await Task.sleep(for: .seconds(4)) }
                    let start = [shards[0].master.name]
                    let scan = try await cluster.scan(from: start, password: password)
                    let report = scan.report
                    #expect(scan.run.exit == 1)
                    // One deadline of 3 s and some work of a debug build, not two deadlines.
                    #expect(scan.run.seconds < 6, "3 s deadline, \(phase)")
                    #expect(report.source.seconds < 5.8, "3 s deadline, \(phase)")
                    #expect(report.subjects(of: "topology/node-unresponsive") == [frozen.name], "\(phase)")
                    #expect(report.subjects(of: "topology/replica-node-down") == [killed.name], "\(phase)")
                    #expect(report.subjects(of: "auth/password-differs-between-nodes") == [deviant.name], "\(phase)")
                    #expect(report.findings(of: "topology/node-down").isEmpty)
                    #expect(report.verdict == "critical")
                    #expect(report.cluster.nodes == 6)
                    #expect(report.cluster.reachable == 3)
                    #expect(report.cluster.slots_served == 16384)
                    let connects = report.collection.filter { $0.collector == "connect" }
                    let status = Dictionary(connects.map { ($0.node, $0.status) }) { first, _ in first }
                    #expect(status[frozen.name] == "timed_out")
                    #expect(status[killed.name] == "unreachable")
                    #expect(status[deviant.name] == "denied")
                    #expect(status.values.count { $0 == "ok" } == 3)
                }
            }
        }

        @Test("nobody listens: exit 69; every node refuses the password: exit 77, and says what to do")
        func noWayIn() async throws {
            let settings = ["requirepass right", "masterauth right"]
            try await TestCluster.with(3, settings: settings, password: "right") { cluster in
                let wrong = try await cluster.doctor("scan", cluster.names[0], password: "wrong")
                #expect(wrong.exit == 77)
                #expect(wrong.errors.contains("REDISCLI_AUTH"))
                #expect(!wrong.text.contains("right"))
                let none = try await cluster.doctor("scan", cluster.names[0])
                #expect(none.exit == 77)
                #expect(none.output.isEmpty)

                cluster.members[0].killAtOnce()
                try await cluster.wait("the end of the server") {
                    (try? cluster.members[0].ask("PING")) == nil
                }
                let dead = try await cluster.doctor("scan", cluster.names[0], password: "right")
                #expect(dead.exit == 69)
                #expect(dead.errors.contains("\(cluster.names[0]) refuses connections"))
                #expect(try await cluster.doctor("fix", cluster.names[0], password: "right").exit == 69)
            }
        }
    }
}
