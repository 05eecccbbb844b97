import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct BusPortTests {
        @Test("a bus port where nobody answers is found while every node still says cluster_state:ok")
        func announced() async throws {
            try await TestCluster.with { cluster in
                let deaf = try cluster.masters()[1]
                // The others are sent to a door that swallows them: what a firewall that drops packets does.
                let queue = try FullAcceptQueue(port: Ports.claim())
                defer { queue.close() }
                try deaf.order("CONFIG", "SET", "cluster-announce-bus-port", "\(queue.port)")
                try await cluster.wait("the others to learn of the port") {
                    try cluster.members.allSatisfy { member in
                        try cluster.view(of: member).nodes.contains { $0.busPort == queue.port }
                    }
                }
                // Pings must stay unanswered for longer than half the node timeout.
                try await Task.sleep(for: .seconds(3))
                let scan = try await cluster.scan()
                #expect(scan.run.exit == 1)
                #expect(scan.report.problems.first?.rule == "network/bus-port-blocked")
                // The port was set in memory only, which is true, and a notice.
                #expect(scan.report.problems.dropFirst().allSatisfy { $0.rule == "config/running-differs-from-file" })
                #expect(scan.report.subjects(of: "network/bus-port-blocked") == [deaf.name])
                let advice = scan.report.findings(of: "network/bus-port-blocked")[0].fix?.advice
                #expect(advice?.contains("\(queue.port)") == true)
            }
        }
    }
}
