import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// Two faults at a time: each is one root cause, and what follows stands below the right one.
    @Suite(.serialized) struct CompoundFaultTests {
        private let settings = ["requirepass usual", "masterauth usual"]

        @Test("the majority of the masters is lost: two dead masters and their stuck failovers are one problem")
        func majority() async throws {
            try await TestCluster.with { cluster in
                let shards = try cluster.shards()
                for shard in shards.dropFirst() { shard.master.killAtOnce() }
                try await cluster.wait("cluster_state:fail") {
                    try shards[0].master.ask("CLUSTER", "INFO").string?.contains("cluster_state:fail") == true
                }
                let report = try await cluster.scan(from: [shards[0].master.name]).report
                #expect(report.seriousProblems == ["topology/master-majority-lost"], "\(report.tree)")
                let root = try #require(report.findings(of: "topology/master-majority-lost").first)
                for shard in shards.dropFirst() {
                    #expect(
                        report.cause(of: "topology/node-down", on: shard.master.name) == root.rule,
                        "\(report.tree)"
                    )
                }
            }
        }

        @Test("a frozen replica explains its own silence; its sibling's missing password stays a cause of its own")
        func siblings() async throws {
            try await TestCluster.with(9, settings: settings, password: "usual") { cluster in
                let shard = try #require(try cluster.shards(password: "usual").first { $0.replicas.count > 1 })
                let (frozen, locked) = (shard.replicas[0], shard.replicas[1])
                try cluster.set("masterauth", "", on: [locked], password: "usual")
                try shard.master.ask("CLIENT", "KILL", "TYPE", "replica", password: "usual")
                try await cluster.wait("the link to break") { try cluster.linkStatus(of: locked, "usual") == "down" }
                frozen.freeze()
                try await Task.sleep(for: .seconds(1))
                let witness = try #require(cluster.members.first { ![frozen, locked].contains($0) })
                let report = try await cluster.scan(from: [witness.name], password: "usual").report
                #expect(
                    report.seriousProblems == ["replication/masterauth-missing", "topology/node-unresponsive"],
                    "\(report.tree)"
                )
                #expect(report.subjects(of: "topology/node-unresponsive") == [frozen.name])
                #expect(report.subjects(of: "replication/masterauth-missing") == [locked.name])
                let below = report.consequences(of: "topology/node-unresponsive")
                #expect(!below.contains { $0.nodes.first == locked.name }, "\(report.tree)")
            }
        }

        @Test(
            "an owner drops a slot and its replica dies: the views and the slot below the one, the orphan below the other"
        )
        func droppedAndOrphaned() async throws {
            try await TestCluster.with { cluster in
                let shard = try cluster.shards()[1]
                let slot = try #require(try cluster.view(of: shard.master).myself?.slots.first { _ in true })
                try shard.master.order("CLUSTER", "DELSLOTS", "\(slot)")
                shard.replicas[0].killAtOnce()
                let witness = [try cluster.shards()[0].master.name]
                let report = try await cluster.scan(from: witness).report
                #expect(
                    report.seriousProblems == ["slots/slot-owner-dropped", "topology/replica-node-down"],
                    "\(report.tree)"
                )
                #expect(
                    report.cause(of: "topology/orphaned-master", on: shard.master.name) == "topology/replica-node-down"
                )
                // The counter of CLUSTER DELSLOTS shows how it came about.
                let below = report.consequences(of: "slots/slot-owner-dropped").map(\.rule)
                #expect(
                    below.allSatisfy { $0.hasPrefix("slots/") || $0 == "operations/manual-slot-edit-in-history" },
                    "\(below)"
                )
            }
        }

        @Test(
            "a wrong bus port is announced and the links to it break: one cause, the blocked port and the links below it"
        )
        func busPort() async throws {
            try await TestCluster.with { cluster in
                let deaf = try cluster.masters()[1]
                try deaf.order("CONFIG", "SET", "cluster-announce-bus-port", "1999")
                try await cluster.wait("the others to learn of the port") {
                    try cluster.members.allSatisfy { member in
                        try cluster.view(of: member).nodes.contains { $0.busPort == 1999 }
                    }
                }
                // The others lose their links within a ping or two.
                try await Task.sleep(for: .seconds(3))
                let report = try await cluster.scan().report
                #expect(report.seriousProblems == ["network/announce-bus-port-wrong"], "\(report.tree)")
                #expect(
                    report.cause(of: "network/bus-port-blocked", on: deaf.name) == "network/announce-bus-port-wrong",
                    "\(report.tree)"
                )
            }
        }

        @Test("a frozen master and another shard's replica with another password: two causes, nothing crosses over")
        func frozenAndOtherPassword() async throws {
            try await TestCluster.with(settings: settings, password: "usual") { cluster in
                let shards = try cluster.shards(password: "usual")
                let frozen = shards[1].master
                let deviant = shards[2].replicas[0]
                try deviant.order("CONFIG", "SET", "requirepass", "another", password: "usual")
                frozen.freeze()
                let report = try await cluster.scan(from: [shards[0].master.name], password: "usual").report
                #expect(
                    report.seriousProblems
                        == ["auth/password-differs-between-nodes", "topology/node-unresponsive"],
                    "\(report.tree)"
                )
                #expect(report.subjects(of: "topology/node-unresponsive") == [frozen.name])
                #expect(report.subjects(of: "auth/password-differs-between-nodes") == [deviant.name])
                for finding in report.consequences(of: "topology/node-unresponsive") {
                    #expect(!finding.nodes.contains(deviant.name), "\(report.tree)")
                }
                for finding in report.consequences(of: "auth/password-differs-between-nodes") {
                    #expect(!finding.nodes.contains(frozen.name), "\(report.tree)")
                }
                // A replica has taken over meanwhile, and the scan looks twice: the password is as wrong as before.
                try await cluster.wait("the failover") {
                    try cluster.view(of: shards[1].replicas[0], password: "usual").myself?.slots.isEmpty == false
                }
                let later = try await cluster.scan(from: [shards[0].master.name], password: "usual").report
                #expect(later.subjects(of: "topology/node-unresponsive") == [frozen.name], "\(later.tree)")
                #expect(later.subjects(of: "auth/password-differs-between-nodes") == [deviant.name], "\(later.tree)")
            }
        }

        @Test("the failover of a dead master is forbidden on its only replica: one stuck failover, the rest below it")
        func forbiddenFailover() async throws {
            try await TestCluster.with { cluster in
                let shard = try cluster.shards()[1]
                try cluster.set("cluster-replica-no-failover", "yes", on: shard.replicas)
                shard.master.killAtOnce()
                let witness = try cluster.shards()[0].master
                try await cluster.wait("the others to give the master up") {
                    try cluster.view(of: witness).nodes.contains {
                        $0.endpoint == shard.master.endpoint && $0.flags.contains(.fail)
                    }
                }
                let report = try await cluster.scan(from: [witness.name]).report
                #expect(report.seriousProblems == ["topology/failover-stuck"], "\(report.tree)")
                #expect(report.cause(of: "topology/node-down", on: shard.master.name) == "topology/failover-stuck")
                #expect(
                    report.cause(of: "topology/failover-disabled", on: shard.replicas[0].name)
                        == "topology/failover-stuck"
                )
            }
        }
    }
}

extension ScanReport {
    /// Rules of the problems that are errors or worse, sorted.
    fileprivate var seriousProblems: [String] {
        problems.filter { ["error", "critical"].contains($0.severity) }.map(\.rule).sorted()
    }

    /// The rule below which a finding stands.
    fileprivate func cause(of rule: String, on node: String) -> String? {
        let id = finding(rule, on: node)?.causedBy
        return findings.first { $0.id == id }?.rule
    }

    /// All that stands below the findings of a rule, direct or not.
    fileprivate func consequences(of rule: String) -> [Finding] {
        let ids = problems.filter { $0.rule == rule }.flatMap(\.consequences)
        return findings.filter { ids.contains($0.id) }
    }

    /// Causes with their consequences, for a message that says what was seen instead.
    fileprivate var tree: String {
        findings.map { finding in
            let cause = findings.first { $0.id == finding.causedBy }?.rule ?? "-"
            return "\(finding.severity) \(finding.rule) \(finding.nodes) below \(cause)"
        }.joined(separator: "\n")
    }
}
