import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// The fault of the tutorial: a password for the masters, and replication dies in silence.
    @Suite(.serialized) struct MasterauthTests {
        private let password = "tutorial-pass"

        @Test("the tutorial's fault is one problem; it is healed in memory and in the files, and taken back")
        func tutorial() async throws {
            try await TestCluster.with(settings: ["appendonly yes"]) { cluster in
                let keys = try cluster.writeKeys(200)
                try await cluster.lockMasters(password)
                let replicas = try cluster.replicas(password: password)
                let scan = try await cluster.scan(password: password)
                expectOneProblem(scan.report, replicas.map(\.name))
                #expect(scan.run.exit == 1)

                let fix = try await cluster.apply(password: password)
                #expect(fix.exit == 0, "\(fix.text)")
                try await expectHealed(cluster)
                #expect(try cluster.lostKeys(keys, password: password).isEmpty)
                let owners = try cluster.owners(of: keys, password)
                for shard in try cluster.shards(password: password) {
                    let own = owners[shard.master] ?? []
                    #expect(!own.isEmpty)
                    #expect(try cluster.missing(own, at: shard.replicas[0], password: password).isEmpty)
                }

                let undo = try await cluster.doctor("fix", "--undo", "--yes", password: password)
                #expect(undo.exit == 0, "\(undo.text)")
                #expect(try cluster.settings("masterauth", password: password) == Array(repeating: "", count: 6))
                #expect(cluster.written("masterauth") == Array(repeating: "", count: 6))
                for member in cluster.members {
                    let isReplica = replicas.contains(member)
                    let locked = try member.ask("PING").error?.code == "NOAUTH"
                    #expect(locked != isReplica, "\(member.name) asks for a password as before")
                }
                #expect(try cluster.lostKeys(keys, password: password).isEmpty)
            }
        }

        @Test("masters whose files were not written get their password kept too; the same fault with all six locked")
        func variants() async throws {
            try await TestCluster.with { cluster in
                try await cluster.lockMasters(password, rewrite: false)
                let scan = try await cluster.scan(password: password)
                expectOneProblem(scan.report, try cluster.replicas(password: password).map(\.name))
                #expect(try await cluster.apply(password: password).exit == 0)
                try await expectHealed(cluster)

                // All six ask for the password, none has it for its master.
                try cluster.set("masterauth", "", password: password)
                try await cluster.breakLinks(password)
                let second = try await cluster.scan(password: password)
                expectOneProblem(second.report, try cluster.replicas(password: password).map(\.name))
                #expect(second.report.findings(of: "auth/password-differs-between-nodes").isEmpty)
                #expect(try await cluster.apply(password: password).exit == 0)
                try await expectHealed(cluster)
            }
        }

        /// One problem on the screen, whatever the missing password broke.
        private func expectOneProblem(_ report: ScanReport, _ replicas: [String]) {
            #expect(report.verdict == "critical")
            #expect(report.problems.map(\.rule) == ["replication/masterauth-missing"])
            #expect(report.problems.first?.severity == "critical")
            #expect(report.subjects(of: "replication/masterauth-missing") == replicas.sorted())
            for finding in report.findings where finding.rule != "replication/masterauth-missing" {
                #expect(finding.causedBy != nil, "\(finding.rule) on \(finding.nodes) stands alone")
            }
            for replica in replicas {
                let finding = report.finding("replication/masterauth-missing", on: replica)
                let evidence = finding?.evidence.map { "\($0.source): \($0.text)" } ?? []
                #expect(evidence.contains("\(replica) INFO replication: master_link_status:down"))
                #expect(finding?.fix?.available == true)
            }
        }

        private func expectHealed(_ cluster: TestCluster) async throws {
            for replica in try cluster.replicas(password: password) {
                #expect(try cluster.linkStatus(of: replica, password) == "up")
            }
            let everywhere = Array(repeating: password, count: 6)
            for directive in ["masterauth", "requirepass"] {
                #expect(try cluster.settings(directive, password: password) == everywhere)
                #expect(cluster.written(directive) == everywhere)
            }
            let scan = try await cluster.scan(password: password)
            #expect(scan.run.exit == 0)
            #expect(scan.report.verdict == "healthy", "\(scan.report.findings)")
        }
    }
}
