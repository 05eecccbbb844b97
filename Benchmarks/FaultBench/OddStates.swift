import ClusterModel
import Foundation
import Lab
import RESP
import TestSupport

/// Odd but healthy states that a lab of six nodes can be brought into.
enum OddStates {
    static let all: [OddState] = [
        OddState("just-formed", "scanned in the moment in which it was formed") { _ in nil },
        OddState("reshard-running", "slots move from one master to another during the scan") { cluster in
            let (source, target) = (cluster.masters[0], cluster.masters[1])
            return Task {
                for slot in source.slots.prefix(400) {
                    try await cluster.move(slot, from: source, to: target)
                    try Task.checkCancellation()
                }
            }
        },
        OddState("failover-in-progress", "an operator's CLUSTER FAILOVER is under way") { cluster in
            try await cluster.run(RESPCommand("CLUSTER", "FAILOVER"), on: cluster.replicas[0])
            return nil
        },
        OddState("after-failover", "a replica took over a few seconds ago") { cluster in
            try await cluster.run(RESPCommand("CLUSTER", "FAILOVER"), on: cluster.replicas[0])
            try await Task.sleep(for: .seconds(4))
            return nil
        },
        OddState("first-full-sync", "a replica was just given another master and waits for its first sync") { cluster in
            let replica = cluster.replicas[0]
            guard let master = cluster.masters.first(where: { $0.id != replica.masterID }) else { return nil }
            for node in cluster.masters {
                try await cluster.run(RESPCommand("CONFIG", "SET", "repl-diskless-sync-delay", "5"), on: node)
            }
            // The shard that it leaves would be without a replica, which is a fault: the other way round for its sake.
            guard let other = cluster.replicas.first(where: { $0.masterID == master.id }) else { return nil }
            let old = cluster.masters.first { $0.id == replica.masterID }
            try await cluster.run(RESPCommand("CLUSTER", "REPLICATE", .text(master.id.text)), on: replica)
            if let old { try await cluster.run(RESPCommand("CLUSTER", "REPLICATE", .text(old.id.text)), on: other) }
            try await Task.sleep(for: .seconds(1))
            return nil
        },
        OddState("no-replicas-by-plan", "three masters, and no shard has a replica") { cluster in
            for replica in cluster.replicas {
                try await cluster.run(RESPCommand("CLUSTER", "RESET"), on: replica)
            }
            for master in cluster.masters {
                for replica in cluster.replicas {
                    try await cluster.run(RESPCommand("CLUSTER", "FORGET", .text(replica.id.text)), on: master)
                }
            }
            try await Task.sleep(for: .seconds(2))
            return nil
        },
        OddState("cache-by-plan", "no persistence, a memory limit, eviction of any key: a cache") { cluster in
            try await cluster.configure([
                ("save", ""), ("appendonly", "no"), ("maxmemory", "1gb"), ("maxmemory-policy", "allkeys-lru"),
            ])
        },
        OddState("passwords-equal", "every node has the same requirepass and masterauth") { cluster in
            _ = try await cluster.configure([("masterauth", "tutorial"), ("requirepass", "tutorial")])
            for master in cluster.masters {
                try await cluster.run(RESPCommand("CLIENT", "KILL", "TYPE", "replica"), on: master)
            }
            try await Task.sleep(for: .seconds(3))
            return nil
        },
        OddState("replica-restarted", "a replica was restarted a moment ago") { cluster in
            try await cluster.run(RESPCommand("CONFIG", "REWRITE"), on: cluster.replicas[0])
            try await cluster.restart(cluster.replicas[0])
            return nil
        },
        OddState("users-everywhere", "an ACL user with few rights exists on all nodes alike") { cluster in
            for node in cluster.members {
                try await cluster.run(
                    RESPCommand("ACL", "SETUSER", "app", "on", ">secret", "~app:*", "+@read", "+@write"),
                    on: node
                )
            }
            return nil
        },
        OddState("under-load", "clients write during the scan") { cluster in
            let master = cluster.masters[0]
            let slot = master.slots.min() ?? 0
            return Task {
                for round in 0... {
                    try Task.checkCancellation()
                    let script = "for i = 1, 200 do redis.call('SET', KEYS[1] .. i, ARGV[1]) end"
                    let key = KeyNames.key(in: slot)
                    try await cluster.run(
                        RESPCommand("EVAL", .text(script), "1", .text(key), .number(round)),
                        on: master
                    )
                }
            }
        },
        OddState("large-memory-limit", "every node got the same new memory limit by CONFIG SET and REWRITE") {
            cluster in
            _ = try await cluster.configure([("maxmemory", "4gb")])
            for node in cluster.members { try await cluster.run(RESPCommand("CONFIG", "REWRITE"), on: node) }
            return nil
        },
        OddState("functions-everywhere", "the same function library is loaded on every master") { cluster in
            let code = "#!lua name=tools\nredis.register_function('one', function() return 1 end)"
            for master in cluster.masters {
                try await cluster.run(RESPCommand("FUNCTION", "LOAD", .text(code)), on: master)
            }
            try await Task.sleep(for: .seconds(1))
            return nil
        },
        OddState("epochs-bumped", "an operator bumped config epochs") { cluster in
            for master in cluster.masters {
                try await cluster.run(RESPCommand("CLUSTER", "BUMPEPOCH"), on: master)
            }
            return nil
        },
        OddState("whole-cluster-restarted", "all six servers were restarted, as after a reboot") { cluster in
            for node in cluster.members { try await cluster.restart(node) }
            try await Task.sleep(for: .seconds(4))
            return nil
        },
        OddState("idle", "six nodes to which nothing happens, half a minute after they were formed") { _ in
            try await Task.sleep(for: .seconds(25))
            return nil
        },
        OddState("second-replica-by-plan", "a replica for other purposes may not take over, another one may") {
            cluster in
            let lab = cluster.lab
            let spare = try await lab.startExtra(lines: ["cluster-replica-no-failover yes"])
            let master = cluster.masters[0]
            try await cluster.run(RESPCommand("CLUSTER", "MEET", "127.0.0.1", .number(spare.port)), on: master)
            try await Task.sleep(for: .seconds(3))
            try await cluster.run(RESPCommand("CLUSTER", "REPLICATE", .text(master.id.text)), on: spare)
            try await Task.sleep(for: .seconds(3))
            return nil
        },
        OddState("master-just-added", "an empty master was added a moment ago and will get slots") { cluster in
            let spare = try await cluster.lab.startExtra()
            try await cluster.run(
                RESPCommand("CLUSTER", "MEET", "127.0.0.1", .number(spare.port)),
                on: cluster.masters[0]
            )
            try await Task.sleep(for: .seconds(2))
            return nil
        },
        OddState("master-restarted-quickly", "a master was restarted within its node timeout, and serves again") {
            cluster in
            try await cluster.restart(cluster.masters[0])
            try await Task.sleep(for: .seconds(4))
            return nil
        },
        OddState("saving", "all nodes write a snapshot during the scan, one after the other") { cluster in
            for node in cluster.members {
                try await cluster.run(RESPCommand("BGSAVE"), on: node)
                try await Task.sleep(for: .milliseconds(1_200))
            }
            return nil
        },
        OddState("rolling-upgrade", "replicas run the next version already, their masters do not yet") { cluster in
            guard let next = Upgrade.program else { throw TestFailure("no later server in .build/servers") }
            for node in cluster.replicas.prefix(2) {
                _ = try? await cluster.run(RESPCommand("SHUTDOWN"), on: node)
                for _ in 0..<200 where cluster.lab.process(node.port) != nil {
                    try await Task.sleep(for: .milliseconds(50))
                }
                try await cluster.lab.launch(node.port, with: next)
            }
            try await Task.sleep(for: .seconds(6))
            return nil
        },
    ]
}

/// What a lab of the installed 7.0 can be upgraded to.
private enum Upgrade {
    static var program: String? {
        let path = FileManager.default.currentDirectoryPath + "/.build/servers/redis-8.2.3/server"
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
}
