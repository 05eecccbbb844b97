/// Paths of PEM files made for one test.
package struct TestCertificates {
    package let folder: TemporaryFolder
    package var authority: String { folder.file("ca.crt") }
    package var otherAuthority: String { folder.file("other.crt") }
    package var authorityFolder: String { folder.file("hashed") }
    package var certificate: String { folder.file("server.crt") }
    package var key: String { folder.file("server.key") }

    /// Makes an authority, another one, and a certificate signed by the first.
    package init(hosts: String, days: Int) async throws {
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
