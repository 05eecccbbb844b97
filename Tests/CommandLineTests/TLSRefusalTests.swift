import ClusterModel
import Foundation
import TestSupport
import Testing

/// Certificates that must not be taken, against a real server: each named, and nothing asked over such a connection.
@Suite(.serialized) struct TLSRefusalTests {
    @Test("verification is on unless it is switched off: an unknown authority, also of the system's own list")
    func unknown() async throws {
        try await with(hosts: "DNS:localhost,IP:127.0.0.1", days: 2) { node, certificates in
            for trust in [[], ["--cacert", certificates.otherAuthority]] {
                let run = try await scan(node, ["--tls"] + trust)
                #expect(
                    run.exit == 69 && run.errors.contains("is signed by “Test authority”, which is not trusted here")
                )
                #expect(run.errors.contains("--cacert"), "\(run.text)")
            }
            for trust in [["--cacert", certificates.authority], ["--insecure"]] {
                let run = try await scan(node, ["--tls"] + trust)
                #expect(run.exit != 69 && !run.errors.contains("TLS"), "\(run.text)")
            }
        }
    }

    @Test("an expired certificate with its day, one for other hosts with their names")
    func expiredAndWrong() async throws {
        try await with(hosts: "DNS:localhost,IP:127.0.0.1", days: -1) { node, certificates in
            let run = try await scan(node, ["--tls", "--cacert", certificates.authority])
            #expect(run.exit == 69 && run.errors.contains("its certificate expired on 20"), "\(run.text)")
        }
        try await with(hosts: "DNS:other.example", days: 2) { node, certificates in
            let run = try await scan(node, ["--tls", "--cacert", certificates.authority, "--sni", "redis.example"])
            #expect(
                run.exit == 69 && run.errors.contains("its certificate is for other.example, not for"),
                "\(run.text)"
            )
        }
    }

    private func scan(_ node: String, _ options: [String]) async throws -> ProgramRun {
        let folder = try TemporaryFolder("tls")
        defer { folder.remove() }
        return try await ProgramRun.start(
            try BuiltBinary.path(),
            ["scan", node, "--no-host"] + options,
            environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
        ).end()
    }

    private func with(hosts: String, days: Int, _ body: (String, TestCertificates) async throws -> Void) async throws {
        try await TLSServer.with(hosts: hosts, days: days, arguments: ["--cluster-enabled", "yes"]) {
            try await body("\($0)", $1)
        }
    }
}
