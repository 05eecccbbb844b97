import RESP
import TestSupport
import Testing

extension RealClusters {
    /// The tutorial's fault on other servers than the installed one: healthy, broken, named, healed, healthy.
    @Suite(.serialized) struct ServerMatrixTests {
        private let password = "tutorial-pass"

        @Test("the tutorial's fault is named and healed on every server", arguments: ServerProgram.here)
        func tutorial(_ server: ServerProgram) async throws {
            try await TestCluster.with(server: server.path) { cluster in
                let healthy = try await cluster.scan()
                #expect(healthy.run.exit == 0, "\(healthy.run.text)")
                #expect(healthy.report.findings.isEmpty, "\(healthy.report.findings)")

                try await cluster.lockMasters(password)
                let replicas = try cluster.replicas(password: password)
                let broken = try await cluster.scan(password: password)
                #expect(broken.run.exit == 1)
                #expect(broken.report.problems.map(\.rule) == ["replication/masterauth-missing"])
                #expect(broken.report.subjects(of: "replication/masterauth-missing") == replicas.map(\.name).sorted())

                let fix = try await cluster.apply(password: password)
                #expect(fix.exit == 0, "\(fix.text)")
                for replica in replicas { #expect(try cluster.linkStatus(of: replica, password) == "up") }
                let healed = try await cluster.scan(password: password)
                #expect(healed.run.exit == 0)
                #expect(healed.report.verdict == "healthy", "\(healed.report.findings)")
            }
        }

        @Test(
            "servers that could not be had are skipped by name",
            .enabled(if: ServerProgram.absent.isEmpty, "absent, see .ci/servers: \(ServerProgram.absent.map(\.name))")
        )
        func absent() {}
    }
}
