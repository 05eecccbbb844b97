import TestSupport
import Testing

extension RealClusters {
    /// Clusters that talk TLS only: clients, replication and bus.
    @Suite(.serialized) struct TLSClusterTests {
        @Test("formed, scanned and broken over TLS, with and without client certificates", arguments: [false, true])
        func tls(authenticatesClients: Bool) async throws {
            let certificates = try await TestCertificates(hosts: "DNS:localhost,IP:127.0.0.1", days: 400)
            defer { certificates.folder.remove() }
            let settings = [
                "port 0", "tls-port {port}", "tls-cluster yes", "tls-replication yes",
                "tls-ca-cert-file \(certificates.authority)", "tls-cert-file \(certificates.certificate)",
                "tls-key-file \(certificates.key)", "tls-auth-clients \(authenticatesClients ? "yes" : "no")",
            ]
            try await TestCluster.with(settings: settings, formed: false) { cluster in
                let trust = ["--tls", "--cacert", certificates.authority]
                let own = ["--cert", certificates.certificate, "--key", certificates.key]
                let options = authenticatesClients ? trust + own : trust
                let formed = try await cluster.doctor(["fix"] + cluster.names + ["--apply", "--yes"] + options)
                #expect(formed.exit == 0, "\(formed.text)")

                var run = try await cluster.doctor(["scan", cluster.names[0], "--format", "json"] + options)
                var report = try ScanReport(run)
                #expect(run.exit == 0 && report.cluster.reachable == 6, "\(run.text)")
                #expect(report.cluster.masters == 3 && report.cluster.replicas == 3)
                #expect(report.serious.isEmpty, "\(report.findings.map(\.message))")
                let folder = ["--tls", "--cacertdir", certificates.authorityFolder, "--sni", "localhost"]
                run = try await cluster.doctor(
                    ["scan", cluster.names[0], "--format", "json"] + folder + (authenticatesClients ? own : [])
                )
                report = try ScanReport(run)
                #expect(report.cluster.reachable == 6, "--cacertdir, --sni: \(run.text)")

                let plain = try await cluster.doctor("scan", cluster.names[0])
                #expect(plain.exit == 69 && plain.errors.contains("--tls"), "\(plain.text)")
                let stranger = try await cluster.doctor(
                    "scan",
                    cluster.names[0],
                    "--tls",
                    "--cacert",
                    certificates.otherAuthority
                )
                #expect(stranger.exit == 69 && stranger.errors.contains("not trusted"), "\(stranger.text)")
                guard authenticatesClients else { return }
                let nameless = try await cluster.doctor(["scan", cluster.names[0]] + trust)
                #expect(nameless.exit == 69 && nameless.errors.contains("--cert and --key"), "\(nameless.text)")
            }
        }
    }
}
