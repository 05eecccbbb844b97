import ClusterModel
import Foundation
import RESP
import Rules
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
                // Byte for byte, fixes included.
                for part in ["findings", "problems", "rules", "collection", "verdict", "cluster"] {
                    #expect(try Self.part(part, of: offline) == Self.part(part, of: live.run), "\(part)")
                }

                let bytes = try #require(FileManager.default.contents(atPath: file))
                #expect(bytes.count < 1_000_000)
                for form in try await Self.forms(of: password, in: cluster.folder) {
                    #expect(
                        bytes.range(of: Data(form.utf8)) == nil,
                        "the password, as \(form.prefix(6))…, is in the snapshot"
                    )
                }

                try await expectAnonymous(cluster, file, report)

                let query = "SELECT count(*) AS down FROM replica_link WHERE status = 'down'"
                let answer = try await cluster.doctor("query", file, query)
                #expect(answer.output == "down\n3\n")
                #expect(try await cluster.doctor("query", file, "DELETE FROM node").exit == 64)
                // Queries are prepared ahead for these.
                let empty = RuleCrew.usual.sorted().map { "SELECT '\($0)' WHERE NOT EXISTS (SELECT 1 FROM \($0))" }
                let unusual = try await cluster.doctor("query", file, empty.joined(separator: " UNION ALL "))
                #expect(unusual.output.split(separator: "\n").count == 1, "\(unusual.output)")
            }
        }

        /// Under pseudonyms the findings are the same, and nothing tells whose cluster it is.
        private func expectAnonymous(_ cluster: TestCluster, _ file: String, _ report: ScanReport) async throws {
            let hidden = cluster.folder.file("public.rcd")
            let run = try await cluster.doctor("scan", file, "--save", hidden, "--anonymize")
            #expect(run.exit == 1, "\(run.text)")
            let again = try ScanReport(try await cluster.doctor("scan", hidden, "--format", "json"))
            #expect(again.findings.map(\.rule) == report.findings.map(\.rule))
            #expect(again.findings.map(\.evidence.count) == report.findings.map(\.evidence.count))
            #expect(again.problems.map(\.consequences.count) == report.problems.map(\.consequences.count))
            let bytes = try #require(FileManager.default.contents(atPath: hidden))
            let ids = try await cluster.doctor("query", file, "SELECT id FROM node").output.split(separator: "\n")
            #expect(ids.count == 7)
            let folder = cluster.folder.path.split(separator: "/").last ?? ""
            for name in ids.dropFirst() + [folder] {
                #expect(bytes.range(of: Data(name.utf8)) == nil, "\(name) is in the anonymous snapshot")
            }
            // The same pseudonyms the next time, so that two of them can be compared.
            let later = cluster.folder.file("public-later.rcd")
            _ = try await cluster.doctor("scan", file, "--save", later, "--anonymize")
            #expect(try await cluster.doctor("diff", hidden, later).exit == 0)
        }

        /// One key of the report as text, keys sorted.
        private static func part(_ key: String, of run: ProgramRun) throws -> String {
            let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
            let part = try JSONSerialization.data(withJSONObject: [object?[key]], options: [.sortedKeys])
            return String(decoding: part, as: UTF8.self)
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

        @Test("names of clients and keys are left out and counted, unless they are asked for")
        func userData() async throws {
            try await TestCluster.with(3) { cluster in
                let first = cluster.members[0]
                try first.askAll([["ACL", "SETUSER", "narrow", "on", ">narrow-pw", "~allowed:*", "+@all"]])
                let refused = try first.askAll([
                    ["AUTH", "narrow", "narrow-pw"], ["CLIENT", "SETNAME", "payroll-app"], ["GET", "salary:17"],
                ])
                #expect(refused[2].error != nil)
                // A client that stays connected under a name.
                var client = try NodeClient(port: first.port)
                _ = try client.send([["CLIENT", "SETNAME", "billing-app"]])
                let (plain, full) = (cluster.folder.file("plain.rcd"), cluster.folder.file("full.rcd"))
                let scan = try await cluster.doctor("scan", cluster.names[0], "--save", plain)
                let last = scan.output.split(separator: "\n").last ?? ""
                #expect(last.contains("left out: 1 client name, 1 key or channel name"), "\(scan.text)")
                let again = try await cluster.doctor("scan", plain)
                #expect(again.output.split(separator: "\n").last == last, "\(again.text)")
                let asked = try await cluster.doctor("scan", cluster.names[0], "--save", full, "--include-user-data")
                #expect(!asked.output.contains("left out"))
                _ = try client.send([["PING"]])
                for name in ["billing-app", "salary:17"] {
                    let bytes = Data(name.utf8)
                    #expect(FileManager.default.contents(atPath: plain)?.range(of: bytes) == nil, "\(name)")
                    #expect(FileManager.default.contents(atPath: full)?.range(of: bytes) != nil, "\(name)")
                }
            }
        }

        @Test("diff tells what changed and what did not, by its exit code too")
        func diff() async throws {
            try await TestCluster.with { cluster in
                let files = (0..<3).map { cluster.folder.file("\($0).rcd") }
                for file in files.dropLast() { _ = try await cluster.scan(from: nil, "--save", file) }
                let same = try await cluster.doctor("diff", files[0], files[1])
                #expect(same.exit == 0 && same.output.contains("No difference that matters"), "\(same.text)")

                let shard = try #require(try cluster.shards().first)
                for member in cluster.members { try member.order("CONFIG", "SET", "hz", "20") }
                try shard.replicas[0].order("CLUSTER", "FAILOVER")
                try await cluster.wait("the replica to be master") {
                    try cluster.view(of: shard.replicas[0]).myself?.isMaster == true
                }
                try await cluster.waitUntilSettled()
                try cluster.members[0].order("CONFIG", "SET", "cluster-require-full-coverage", "no")
                _ = try await cluster.scan(from: nil, "--save", files[2])
                let run = try await cluster.doctor("diff", files[1], files[2], "--format", "json")
                #expect(run.exit == 1, "\(run.text)")
                let report = try JSONDecoder().decode(DiffReport.self, from: Data(run.output.utf8))
                #expect(!report.same && report.schema == 1)
                let hz = report.changes.first { $0.name == "hz" }
                #expect(hz?.nodes == cluster.names.sorted() && hz?.before == "10" && hz?.after == "20")
                let roles = report.changes.filter { $0.kind == "role" }
                #expect(roles.compactMap(\.after).sorted() == ["master", "replica"])
                let slots = report.changes.filter { $0.kind == "slots" }
                #expect(Set(slots.compactMap(\.after)).contains("none") && slots.count == 2)
                #expect(report.changes.contains { $0.kind == "config-epoch" })
                #expect(report.changes.allSatisfy { $0.kind != "member" })

                let text = try await cluster.doctor("diff", files[1], files[2])
                #expect(text.exit == 1 && text.output.contains("hz on "), "\(text.text)")
                // The last two scans, without naming them.
                _ = try await cluster.scan()
                _ = try await cluster.scan()
                #expect(try await cluster.doctor("diff").exit == 0)
            }
        }

        private struct DiffReport: Decodable {
            struct Change: Decodable {
                let kind: String
                let nodes: [String]
                let name, before, after: String?
            }

            let schema: Int
            let same: Bool
            let changes: [Change]
        }
    }
}
