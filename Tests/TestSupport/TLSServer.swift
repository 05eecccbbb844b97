package import ClusterModel

package enum TLSServer {
    /// Runs the body against a server that listens with TLS only.
    package static func with(
        hosts: String = "DNS:localhost,IP:127.0.0.1",
        days: Int = 2,
        authenticatesClients: Bool = false,
        arguments: [String] = [],
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
            ] + arguments,
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
