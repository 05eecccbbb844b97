import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct WrongMasterauthTests {
        private let password = "right-pass"

        @Test("a wrong masterauth is named as wrong, not as missing; healed; the old one is left to a person by undo")
        func wrong() async throws {
            let settings = ["requirepass \(password)", "masterauth \(password)"]
            try await TestCluster.with(settings: settings, password: password) { cluster in
                let replicas = try cluster.replicas(password: password)
                try cluster.set("masterauth", "mistyped", on: replicas, password: password)
                try await cluster.breakLinks(password)
                let scan = try await cluster.scan(password: password)
                #expect(scan.run.exit == 1)
                #expect(scan.report.problems.map(\.rule) == ["replication/masterauth-wrong"])
                #expect(scan.report.problems.first?.severity == "critical")
                #expect(scan.report.subjects(of: "replication/masterauth-wrong") == replicas.map(\.name).sorted())
                #expect(scan.report.findings(of: "replication/masterauth-missing").isEmpty)

                let fix = try await cluster.apply(password: password)
                #expect(fix.exit == 0, "\(fix.text)")
                for replica in replicas { #expect(try cluster.linkStatus(of: replica, password) == "up") }
                #expect(try cluster.settings("masterauth", password: password) == Array(repeating: password, count: 6))

                let undo = try await cluster.doctor("fix", "--undo", "--yes", password: password)
                #expect(undo.exit == 3)
                #expect(undo.output.contains("the old password is in no journal"))
                #expect(try cluster.settings("masterauth", password: password) == Array(repeating: password, count: 6))
            }
        }

        @Test("a masterauth that sleeps on the masters is a warning while links are up, and can be mended")
        func latent() async throws {
            let settings = ["requirepass \(password)", "masterauth \(password)"]
            try await TestCluster.with(settings: settings, password: password) { cluster in
                let masters = try cluster.masters(password: password)
                try cluster.set("masterauth", "", on: masters, password: password)
                let scan = try await cluster.scan(password: password)
                #expect(scan.run.exit == 0, "a warning is below --fail-on")
                #expect(scan.report.verdict == "warnings")
                #expect(scan.report.problems.map(\.rule) == ["replication/masterauth-latent"])
                #expect(scan.report.subjects(of: "replication/masterauth-latent") == masters.map(\.name).sorted())
                let strict = try await cluster.scan(from: nil, "--fail-on", "warning", password: password)
                #expect(strict.run.exit == 1)

                let fix = try await cluster.apply(password: password)
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(try cluster.settings("masterauth", password: password) == Array(repeating: password, count: 6))
                #expect(try await cluster.scan(password: password).report.verdict == "healthy")
            }
        }
    }
}
