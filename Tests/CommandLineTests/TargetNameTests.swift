import TestSupport
import Testing

extension RealClusters {
    /// One node may be called by several names.
    @Suite struct TargetNameTests {
        @Test("a target given by host name or IPv6 address is counted once")
        func names() async throws {
            try await TestCluster.with(3, settings: ["bind 127.0.0.1 ::1"]) { cluster in
                let port = cluster.members[0].port
                for target in ["localhost:\(port)", "[::1]:\(port)"] {
                    let scan = try await cluster.scan(from: [target])
                    #expect(scan.run.exit == 0, "\(target): \(scan.run.text)")
                    #expect(scan.report.cluster.nodes == 3, "\(target)")
                    #expect(scan.report.cluster.reachable == 3, "\(target)")
                }
            }
        }
    }
}
