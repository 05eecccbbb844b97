import ClusterModel
import TestSupport

/// Paths of PEM files made for one test.
struct TestCertificates {
    let folder: TemporaryFolder
    var authority: String { folder.file("ca.crt") }
    var otherAuthority: String { folder.file("other.crt") }
    var authorityFolder: String { folder.file("hashed") }
    var certificate: String { folder.file("server.crt") }
    var key: String { folder.file("server.key") }

    /// Makes an authority, another one, and a certificate signed by the first.
    init(hosts: String, days: Int) async throws {
        folder = try TemporaryFolder("tls")
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        for (name, subject) in [("ca", "/CN=Test authority"), ("other", "/CN=Other authority")] {
            try await openssl(
                ["req", "-x509"] + curve + ["-subj", subject, "-days", "2"]
                    + ["-keyout", folder.file("\(name).key"), "-out", folder.file("\(name).crt")]
            )
        }
        try folder.write("subjectAltName=\(hosts)\n", to: "extensions")
        try await openssl(
            ["req"] + curve + ["-subj", "/CN=Test server", "-keyout", key, "-out", folder.file("server.csr")]
        )
        try await openssl(
            [
                "x509", "-req", "-in", folder.file("server.csr"), "-CA", authority, "-CAkey", folder.file("ca.key"),
                "-CAcreateserial", "-days", "\(days)", "-extfile", folder.file("extensions"), "-out", certificate,
            ]
        )
        try await SpawnedProcess.run("mkdir", [authorityFolder], in: folder)
        try await SpawnedProcess.run("cp", [authority, authorityFolder], in: folder)
        try await openssl(["rehash", authorityFolder])
    }

    private func openssl(_ arguments: [String]) async throws {
        try await SpawnedProcess.run("openssl", arguments, in: folder)
    }
}

enum TLSServer {
    /// Runs the body against a server that listens with TLS only.
    static func with(
        hosts: String = "DNS:localhost,IP:127.0.0.1",
        days: Int = 2,
        authenticatesClients: Bool = false,
        _ body: (Endpoint, TestCertificates) async throws -> Void
    ) async throws {
        let certificates = try await TestCertificates(hosts: hosts, days: days)
        defer { certificates.folder.remove() }
        let port = try Ports.claim()
        let server = try await RealServer.start(
            RealServer.executable,
            [
                "--port", "0", "--tls-port", "\(port)", "--tls-ca-cert-file", certificates.authority,
                "--tls-cert-file", certificates.certificate, "--tls-key-file", certificates.key,
                "--tls-auth-clients", authenticatesClients ? "yes" : "no",
            ],
            port: port
        )
        do {
            try await body(server.endpoint, certificates)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }
}
