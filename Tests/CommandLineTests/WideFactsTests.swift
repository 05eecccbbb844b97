import ClusterModel
import Foundation
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// Facts beyond the first batch, from real servers.
    @Suite struct WideFactsTests {
        @Test("users, slow commands, functions, clients, links, stray keys and announced addresses become rows")
        func rows() async throws {
            try await TestCluster.with { cluster in
                let masters = try cluster.masters()
                let (first, second) = (masters[0], masters[1])
                for member in cluster.members {
                    try member.order("ACL", "SETUSER", "app", "on", ">app-secret", "~app:*", "+@read")
                    try member.order("CONFIG", "SET", "slowlog-log-slower-than", "0")
                }
                _ = try first.ask(
                    "FUNCTION",
                    "LOAD",
                    "#!lua name=tools\nredis.register_function('f', function() return 1 end)"
                )
                try await cluster.strayKey(at: second, ownedBy: first)

                let snapshot = cluster.folder.file("wide.rcd")
                _ = try await cluster.doctor("scan", cluster.names[0], "--save", snapshot)
                func count(_ rows: String) async throws -> Int? {
                    let run = try await cluster.doctor("query", snapshot, "SELECT count(*) AS n FROM \(rows)")
                    return run.output.split(separator: "\n").last.flatMap {
                        Int($0.trimmingCharacters(in: .whitespaces))
                    }
                }
                #expect(try await count("acl_user WHERE user = 'app' AND passwords = 1 AND can_replicate = 0") == 6)
                #expect(try await count("(SELECT DISTINCT rules_no FROM acl_user WHERE user = 'app')") == 1)
                #expect(try await count("slow_entry WHERE command = 'acl|setuser'") ?? 0 >= 0)
                #expect(try await count("slow_entry WHERE kind = 'slow' AND duration_us >= 0") ?? 0 > 6)
                #expect(try await count("function_library WHERE name = 'tools' AND node = '\(first.name)'") == 1)
                #expect(try await count("client WHERE own = 1") == 6)
                #expect(try await count("client WHERE kind = 'replica'") == 3)
                #expect(try await count("bus_link WHERE direction = 'to' AND peer IS NOT NULL") == 30)
                #expect(try await count("key_census WHERE searched = 1 AND node = '\(second.name)'") == 1)
                #expect(
                    try await count("stray_keys WHERE node = '\(second.name)' AND keys = 1 AND owner = '\(first.name)'")
                        == 1
                )
                #expect(try await count("stray_keys") == 1)
                #expect(try await count("told_endpoint WHERE source = 'CLUSTER SHARDS'") ?? 0 >= 6)
                #expect(try await count("memory_stat WHERE name = 'peak.allocated'") == 6)
                #expect(try await count("command_stat WHERE command = 'acl|setuser' AND calls >= 1") == 6)
                #expect(try await count("attached_replica WHERE state = 'online' AND member = 1") == 3)
                try second.order("CONFIG", "SET", "cluster-announce-port", "1")
                try await cluster.wait("the announced port known to all") {
                    try cluster.members.filter { $0 != second }.allSatisfy { member in
                        try cluster.view(of: member).nodes.contains { $0.endpoint?.port == 1 }
                    }
                }
                _ = try await cluster.doctor("scan", first.name, second.name, "--save", snapshot)
                let refused =
                    "probe WHERE kind = 'announced-address' AND node = '\(second.name)' AND result = 'refused'"
                #expect(try await count(refused) == 1)
                let claimed = "address_claim WHERE node = '\(second.name)' AND result = 'refused' AND observers > 1"
                #expect(try await count(claimed) == 1)
            }
        }
    }
}

extension TestCluster {
    /// Leaves a key on a node that does not own its slot, as an interrupted reshard does.
    fileprivate func strayKey(at target: ClusterMember, ownedBy owner: ClusterMember) async throws {
        let ownerID = try #require(view(of: owner).myself?.id.text)
        let slot = try #require(view(of: owner).myself?.slots.min())
        let key = try #require((0...).lazy.map { "{\($0)}" }.first { HashSlot.of(key: $0) == slot })
        try target.order("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", ownerID)
        try target.askAll([["ASKING"], ["SET", key, "x"]])
        try target.order("CLUSTER", "SETSLOT", "\(slot)", "STABLE")
    }
}
