import Foundation
import TestSupport
import Testing

extension RealClusters {
    /// Passwords stay in memory: only the servers' own config files may hold one.
    @Suite(.serialized) struct SecrecyTests {
        private static let formats = [
            "terminal", "json", "jsonl", "html", "markdown", "sarif", "junit", "prometheus",
        ]

        private let password = "Zk7-never-written-anywhere"

        @Test("after scans, a failed repair, a repair and an undo, given the password in every way, no file holds it")
        func nowhere() async throws {
            try await TestCluster.with { cluster in
                let passwordFile = try TemporaryFolder("password")
                defer { passwordFile.remove() }
                try passwordFile.write(password + "\n", to: "secret")
                try await cluster.lockMasters(password)

                var said: [String] = []
                for way in try ways(cluster, passwordFile.file("secret")) {
                    let kept =
                        [
                            "--save", cluster.folder.file("\(said.count).rcd"),
                        ]
                        + Self.formats.flatMap { ["--report", "\($0)=\(cluster.folder.file("\(said.count).\($0)"))"] }
                    let scan = try await cluster.doctor(
                        ["scan", "--verbose"] + way.arguments + kept,
                        environment: way.environment
                    )
                    #expect(scan.exit == 1, "\(scan.text)")
                    #expect(scan.output.contains("masterauth-missing"))
                    said.append(scan.text)
                    said.append(try await cluster.doctor(["fix"] + way.arguments, environment: way.environment).text)
                }

                // A folder where the config file should be makes its rewrite fail in the middle of the repair.
                let obstacle = cluster.members[5].configFile
                try FileManager.default.moveItem(atPath: obstacle, toPath: obstacle + ".aside")
                try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: false)
                let failed = try await cluster.apply(password: password)
                #expect(failed.exit == 3, "\(failed.text)")
                #expect(failed.output.contains("CONFIG REWRITE"))
                said.append(failed.text)
                try FileManager.default.removeItem(atPath: obstacle)
                try FileManager.default.moveItem(atPath: obstacle + ".aside", toPath: obstacle)

                let undone = try await cluster.doctor("fix", "--undo", "--yes", password: password)
                #expect(undone.exit == 0, "\(undone.text)")
                #expect(cluster.written("masterauth") == Array(repeating: "", count: 6))
                said.append(undone.text)
                let fixed = try await cluster.apply(password: password)
                #expect(fixed.exit == 0, "\(fixed.text)")
                said.append(fixed.text)
                said.append(try await cluster.doctor("fix", "--undo", "--yes", password: password).text)
                said.append(try await cluster.doctor("scan", cluster.names[0], password: password + "-wrong").text)

                #expect(said.allSatisfy { !$0.contains(password) })
                let holders = try files(below: cluster.folder.path).filter(holdsPassword)
                #expect(holders.allSatisfy { $0.hasSuffix("/redis.conf") }, "\(holders)")
                #expect(!holders.isEmpty, "the masters' files hold it, so the search works")
                try expectPrivate(cluster)
            }
        }

        /// The password by environment, option, URI and file.
        private func ways(
            _ cluster: TestCluster,
            _ file: String
        ) throws -> [(arguments: [String], environment: [String: String])] {
            let name = cluster.names[0]
            let files = cluster.names.flatMap { ["--node-password", "\($0)=\(file)"] }
            return [
                ([name], ["REDISCLI_AUTH": password]),
                ([name], ["VALKEYCLI_AUTH": password]),
                ([name, "-a", password], [:]),
                ([name, "--pass", password, "--no-auth-warning"], [:]),
                (["-u", "redis://:\(password)@\(name)"], [:]),
                ([name] + files, [:]),
            ]
        }

        /// What is kept is for the owner's eyes only.
        private func expectPrivate(_ cluster: TestCluster) throws {
            let kept = try files(below: cluster.stateFolder)
            for suffix in [".rcd", ".journal", ".lock"] { #expect(kept.contains { $0.hasSuffix(suffix) }) }
            let saved = try files(below: cluster.folder.path).filter { $0.hasSuffix(".rcd") }
            for file in kept + saved {
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(file)")
            }
        }

        private func files(below path: String) throws -> [String] {
            try FileManager.default.subpathsOfDirectory(atPath: path).map { "\(path)/\($0)" }.filter { file in
                let type = try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
                return type == .typeRegular
            }
        }

        private func holdsPassword(_ file: String) -> Bool {
            FileManager.default.contents(atPath: file)?.range(of: Data(password.utf8)) != nil
        }
    }
}
