import Foundation
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct FixUsersTests {
        private let secret = "s3cr3t-user"

        @Test("a replication user without rights, or missing on some nodes, may replicate on all; hashes stand nowhere")
        func replicationUser() async throws {
            try await TestCluster.with { cluster in
                // Made by the first three only, and without the rights.
                for member in cluster.members.prefix(3) {
                    try member.order("ACL", "SETUSER", "repl", "on", ">\(secret)", "+ping")
                }
                for member in cluster.members {
                    try member.order("CONFIG", "SET", "masterauth", secret)
                    try member.order("CONFIG", "SET", "masteruser", "repl")
                }
                for shard in try cluster.shards() { try shard.master.ask("CLIENT", "KILL", "TYPE", "replica") }
                for replica in try cluster.replicas() {
                    try await cluster.wait("the link of \(replica.name) to break") {
                        try cluster.linkStatus(of: replica) == "down"
                    }
                }
                let scan = try await cluster.scan()
                // Between two attempts a link counts as syncing; then only what it would come to is known.
                let named = ["replication/replication-user-noperm", "replication/replication-user-latent"]
                #expect(named.contains { !scan.report.findings(of: $0).isEmpty }, "\(scan.report.findings.map(\.rule))")
                let fix = try await cluster.apply()
                #expect(fix.exit == 0, "\(fix.text)")
                for replica in try cluster.replicas() { #expect(try cluster.linkStatus(of: replica) == "up") }
                for member in cluster.members {
                    let rules = try member.ask("ACL", "LIST").array?.compactMap(\.string) ?? []
                    #expect(rules.contains { $0.hasPrefix("user repl on ") && $0.contains("+psync") }, "\(member.name)")
                    let kept = cluster.folder.read("\(member.port)/redis.conf") ?? ""
                    #expect(kept.contains("user repl"), "\(member.name)")
                }
                let hash =
                    try cluster.members[0].ask("ACL", "GETUSER", "repl")["passwords"]?.array?.first?.string ?? "?"
                #expect(hash.count == 64)
                for text in [fix.text, try cluster.journals()] {
                    #expect(!text.contains(hash) && !text.contains(secret))
                }
            }
        }

        @Test("a user with other rights on one node gets those of the majority, with its password")
        func drift() async throws {
            try await TestCluster.with(3) { cluster in
                for member in cluster.members {
                    try member.order("ACL", "SETUSER", "app", "on", ">\(secret)", "~app:*", "+@read", "+set")
                }
                let odd = cluster.members[1]
                try odd.order("ACL", "SETUSER", "app", "reset", "on", ">other", "~*", "+get")
                let fix = try await cluster.apply("--only", "auth/acl-users-drift")
                #expect(fix.exit == 0, "\(fix.text)")
                let lines = try cluster.members.map { member in
                    try member.ask("ACL", "LIST").array?.compactMap(\.string).first { $0.hasPrefix("user app ") } ?? ""
                }
                // A user that was reset says sanitize-payload, which is what others do without a word.
                let rules = lines.map {
                    Set($0.split(separator: " ").map(String.init)).subtracting(["sanitize-payload"])
                }
                #expect(Set(rules).count == 1 && rules[0].contains("+set"))
            }
        }
    }
}
