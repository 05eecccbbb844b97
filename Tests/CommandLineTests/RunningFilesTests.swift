import ClusterModel
import Foundation
import TestSupport
import Testing

extension RealClusters {
    /// Running nodes beside the files that they were started with.
    @Suite(.serialized) struct RunningFilesTests {
        private let password = "Only-in-memory-7"

        @Test("what was set and never written, a lost nodes.conf, a takeover: found, named, gone once it is written")
        func differences() async throws {
            let settings = ["logfile node.log", "loglevel notice", "maxmemory 512mb", "slave-priority 90"]
            try await TestCluster.with(settings: settings) { cluster in
                let healthy = try await cluster.scan()
                #expect(healthy.report.verdict == "healthy", "\(healthy.report.findings)")

                let shard = try cluster.shards()[0]
                let other = try cluster.shards()[1].master
                try cluster.set("requirepass", password)
                try cluster.set("masterauth", password, password: password)
                try other.order("CONFIG", "SET", "maxmemory", "100mb", password: password)
                try other.order("CONFIG", "SET", "repl-timeout", "61", password: password)
                try other.order("ACL", "SETUSER", "app", "on", ">\(password)", "~*", "+get", password: password)
                let lost = try cluster.shards(password: password)[2].replicas[0]
                try FileManager.default.removeItem(atPath: "\(lost.path)/nodes.conf")
                let snapshot = cluster.folder.file("differences.rcd")
                let (run, report) = try await cluster.scan("--save", snapshot, password: password)
                #expect(report.subjects(of: "config/running-differs-from-file") == [other.name])
                let message = try #require(report.findings(of: "config/running-differs-from-file").first?.message)
                #expect(message.contains("2 settings") && message.contains("maxmemory, repl-timeout"), "\(message)")
                #expect(report.findings(of: "auth/password-not-persisted").count == 12)
                #expect(report.subjects(of: "auth/acl-not-persisted") == [other.name])
                #expect(report.subjects(of: "topology/nodes-conf-stale") == [lost.name], "\(run.text)")
                #expect(report.serious == ["auth/acl-users-drift"])
                let bytes = try #require(FileManager.default.contents(atPath: snapshot))
                #expect(bytes.range(of: Data(password.utf8)) == nil && !run.text.contains(password))
                let offline = try ScanReport(try await cluster.doctor("scan", snapshot, "--format", "json"))
                #expect(Set(offline.findings.map(\.id)) == Set(report.findings.map(\.id)))

                for member in cluster.members {
                    try member.order("CLUSTER", "SAVECONFIG", password: password)
                    try member.order("CONFIG", "REWRITE", password: password)
                }
                try other.ask("ACL", "DELUSER", "app", password: password)
                try other.order("CONFIG", "REWRITE", password: password)
                try other.order("CONFIG", "SET", "maxmemory", "512mb", password: password)
                try other.order("CONFIG", "SET", "repl-timeout", "60", password: password)
                try other.order("CONFIG", "REWRITE", password: password)
                try shard.replicas[0].order("CLUSTER", "FAILOVER", "TAKEOVER", password: password)
                try await cluster.wait("the old master to follow") {
                    try cluster.linkStatus(of: shard.master, password) == "up"
                }
                let after = try await cluster.scan(password: password)
                #expect(after.report.subjects(of: "operations/takeover-used") == [shard.replicas[0].name])
                #expect(after.report.findings.count == 1, "\(after.report.findings)")
            }
        }

        @Test("a folder and a node in one call: copies find their nodes by id, a stopped node is told by its files")
        func together() async throws {
            try await TestCluster.with(settings: ["logfile node.log", "loglevel notice"]) { cluster in
                let replica = try cluster.replicas()[0]
                replica.killAtOnce()
                try await cluster.wait("the others to notice") {
                    try cluster.view(of: cluster.members[0] == replica ? cluster.members[1] : cluster.members[0])
                        .nodes.contains { $0.endpoint == replica.endpoint && $0.flags.contains(.fail) }
                }
                let line =
                    "7:S 22 Nov 2026 21:28:36.404 # Bad file format reading the append only file: make a backup\n"
                let log = "\(replica.path)/node.log"
                let text = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
                try Data((text + line).utf8).write(to: URL(fileURLWithPath: log))

                let copies = cluster.folder.file("copies")
                try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true)
                for (index, member) in cluster.members.enumerated() {
                    // Copied under other names, as from other machines, and with the port taken away.
                    try FileManager.default.copyItem(atPath: member.path, toPath: "\(copies)/node\(index)")
                    try Data("cluster-enabled yes\nport 7000\nmaxmemory \(index)mb\n".utf8)
                        .write(to: URL(fileURLWithPath: "\(copies)/node\(index)/redis.conf"))
                }
                let alive = try #require(cluster.members.first { $0 != replica })
                let snapshot = cluster.folder.file("copies.rcd")
                _ = try await cluster.doctor("scan", copies, alive.name, "--no-host", "--save", snapshot)
                let pairs = try await cluster.doctor(
                    "query",
                    snapshot,
                    "SELECT node || ' ' || substr(origin, -16) AS pair FROM runs_from WHERE read = 1 ORDER BY node"
                )
                for (index, member) in cluster.members.enumerated() where member != replica {
                    #expect(pairs.output.contains("\(member.name) node\(index)/redis.conf"), "\(pairs.output)")
                }

                let (_, report) = try await cluster.scan(from: [cluster.folder.path, alive.name])
                let corrupt = try #require(report.findings(of: "persistence/aof-corrupt").first)
                #expect(corrupt.nodes == [replica.name] && report.findings(of: "topology/replica-node-down").count == 1)
            }
        }

        @Test("a folder with nothing readable is refused although nodes are named; a node that is not there, too")
        func refused() async throws {
            try await FileClusterFolder.with { cluster in
                let empty = cluster.folder.file("empty")
                try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
                let none = try await cluster.doctor("scan", empty, "127.0.0.1:1")
                #expect(none.exit == 66 && none.errors.contains("no config file below \(empty)"), "\(none.text)")
                let gone = try await cluster.doctor("scan", cluster.path, "127.0.0.1:1")
                #expect(gone.exit == 69 && gone.errors.contains("127.0.0.1:1"), "\(gone.text)")
            }
        }
    }
}
