import Foundation
import TestSupport
import Testing

extension RealClusters {
    /// A scan that is saved is judged again without the cluster, and trusted in nothing.
    @Suite(.serialized) struct SnapshotTests {
        private let password = "snapshot-pass"

        @Test("a saved scan gives the same findings offline, small, without a password, and answers queries")
        func offline() async throws {
            try await TestCluster.with { cluster in
                try await cluster.lockMasters(password)
                let file = cluster.folder.file("incident.rcd")
                let live = try await cluster.scan(from: nil, "--save", file, password: password)
                cluster.members.forEach { $0.killAtOnce() }

                let offline = try await cluster.doctor("scan", file, "--format", "json")
                let report = try ScanReport(offline)
                #expect(offline.exit == live.run.exit)
                #expect(report.source.kind == "snapshot")
                #expect(report.findings.map(\.id) == live.report.findings.map(\.id))
                #expect(report.findings.map(\.message) == live.report.findings.map(\.message))
                #expect(report.findings.map(\.evidence.count) == live.report.findings.map(\.evidence.count))

                let bytes = try #require(FileManager.default.contents(atPath: file))
                #expect(bytes.count < 1_000_000)
                for form in try await Self.forms(of: password, in: cluster.folder) {
                    #expect(
                        bytes.range(of: Data(form.utf8)) == nil,
                        "the password, as \(form.prefix(6))…, is in the snapshot"
                    )
                }

                let query = "SELECT count(*) AS down FROM replica_link WHERE status = 'down'"
                let answer = try await cluster.doctor("query", file, query)
                #expect(answer.output == "down\n3\n")
                #expect(try await cluster.doctor("query", file, "DELETE FROM node").exit == 64)
            }
        }

        /// A password in every form in which it might leak: as it is, base64, hex, and hashed as ACL LIST and others do.
        private static func forms(of password: String, in folder: TemporaryFolder) async throws -> [String] {
            let data = Data(password.utf8)
            try data.write(to: URL(fileURLWithPath: folder.file("password")))
            var forms = [password, data.base64EncodedString(), data.map { String(format: "%02x", $0) }.joined()]
            for program in ["sha256sum", "sha1sum", "md5sum"] {
                let run = try await ProgramRun.start(program, [folder.file("password")]).end()
                forms.append(String(run.output.prefix { $0.isHexDigit }))
            }
            return forms + forms.map { $0.uppercased() }
        }

        @Test("a file that is no snapshot, a cut one and a hostile one are refused by name")
        func refused() async throws {
            try await TestCluster.with(3) { cluster in
                let file = cluster.folder.file("good.rcd")
                _ = try await cluster.scan(from: nil, "--save", file)
                let good = try #require(FileManager.default.contents(atPath: file))
                let files: [(name: String, bytes: Data)] = [
                    ("junk.rcd", Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) })),
                    ("cut.rcd", good.prefix(good.count / 3)), ("empty.rcd", Data()),
                ]
                for (name, bytes) in files {
                    let path = cluster.folder.file(name)
                    try bytes.write(to: URL(fileURLWithPath: path))
                    let run = try await cluster.doctor("scan", path)
                    #expect(run.exit == 66, "\(name): \(run.text)")
                    #expect(run.errors.contains(path))
                }
            }
        }
    }
}
