import ClusterModel
import Foundation
import RESP
import TestSupport

/// Faults that a repair is tried on, each from a cluster that is well.
extension TestCluster {
    /// A move of a slot that was cut off after its first keys.
    func cutOffMove(of slot: Int, _ count: Int = 40) throws {
        let (source, target) = try ownerAndOther(of: slot)
        let tag = TestCluster.key(inSlot: slot)
        let replies = try source.askAll((0..<count).map { ["SET", "\(tag)\($0)", "value of \(tag)\($0)"] })
        guard replies.allSatisfy(\.isOK) else { throw TestFailure("\(source.name) does not take keys") }
        try target.order("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", try id(of: source))
        try source.order("CLUSTER", "SETSLOT", "\(slot)", "MIGRATING", try id(of: target))
        try source.order("MIGRATE", "127.0.0.1", "\(target.port)", "", "0", "5000", "KEYS", "\(tag)0", "\(tag)1")
    }

    /// The owner thinks that it gives the slot away, nobody takes it.
    func openHalf(_ slot: Int) throws {
        let (source, target) = try ownerAndOther(of: slot)
        try source.order("CLUSTER", "SETSLOT", "\(slot)", "MIGRATING", try id(of: target))
    }

    /// A key at a master that does not own its slot.
    func strand(_ slot: Int, _ name: String) throws {
        let (owner, other) = try ownerAndOther(of: slot)
        try other.order("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", try id(of: owner))
        try other.askAll([["ASKING"], ["SET", name, "value of \(name)"]])
        try other.order("CLUSTER", "SETSLOT", "\(slot)", "STABLE")
    }

    /// The owner drops the slot in its own view alone.
    func dropAtOwner(_ slot: Int) throws {
        try ownerAndOther(of: slot).owner.order("CLUSTER", "DELSLOTS", "\(slot)")
    }

    /// Nobody owns the slots any more.
    func uncover(_ slots: [Int]) async throws {
        let words = slots.map(String.init)
        // Gossip gives a slot back to an owner that still claims it, so all of them are told until it holds.
        try await wait("the slots to be gone") {
            for member in members {
                try member.askAll(words.map { ["CLUSTER", "DELSLOTS", $0] })
            }
            return try members.allSatisfy { member in
                let view = try view(of: member)
                return view.nodes.allSatisfy { node in !slots.contains { node.slots.contains($0) } }
            }
        }
    }

    /// A replica follows another replica: its nodes.conf is edited while it is down for a moment.
    ///
    /// Wants `enable-debug-command yes`.
    func chain(_ replica: ClusterMember, to upstream: ClusterMember) async throws {
        let (old, new) = (try view(of: replica).myself?.masterID?.text ?? "", try id(of: upstream))
        // Long enough to write the file even where every processor is busy.
        try await restart(replica, downFor: 3_000) {
            let path = "\(replica.path)/nodes.conf"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.contains("myself") ? String(line).replacing(old, with: new) : String(line)
            }
            try lines.joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
        }
        try await wait("the chain") { try view(of: replica).myself?.masterID?.text == new }
    }

    /// Crashes a server, and starts it again under the same process id after a second or so.
    ///
    /// Wants `enable-debug-command yes`.
    func restart(_ member: ClusterMember, downFor milliseconds: Int = 1_000, _ body: () throws -> Void = {})
        async throws
    {
        _ = try? member.askAll([["DEBUG", "CRASH-AND-RECOVER", "\(milliseconds)"]])
        try body()
        try await Task.sleep(for: .milliseconds(milliseconds))
        try await wait("\(member.name) to come back") { (try? member.ask("PING").string) == "PONG" }
    }

    /// 1500 slots go from one master to another.
    func unbalance() async throws {
        let (first, second) = (members[0], members[1])
        let run = try await redisCLI(
            "--cluster",
            "reshard",
            first.name,
            "--cluster-from",
            try id(of: first),
            "--cluster-to",
            try id(of: second),
            "--cluster-slots",
            "1500",
            "--cluster-yes",
            "--cluster-pipeline",
            "200"
        )
        guard run.exit == 0 else { throw TestFailure("no reshard: \(run.text)") }
    }

    /// A replica leaves its shard for another one.
    func orphan() async throws {
        let shards = try shards()
        guard
            let (poor, rich) = shards.first(where: { $0.replicas.count == 1 }).flatMap({ poor in
                shards.first { $0.master != poor.master }.map { (poor, $0) }
            })
        else { throw TestFailure("no shard with one replica") }
        try poor.replicas[0].order("CLUSTER", "REPLICATE", try id(of: rich.master))
        try await wait("the link") { try linkStatus(of: poor.replicas[0]) == "up" }
        try await wait("all to know") {
            try members.allSatisfy {
                try view(of: $0).nodes.count { $0.masterID?.text == (try? id(of: rich.master)) } == 2
            }
        }
    }

    func ownerAndOther(of slot: Int) throws -> (owner: ClusterMember, other: ClusterMember) {
        let masters = try masters()
        guard let owner = try masters.first(where: { try view(of: $0).myself?.slots.contains(slot) == true }),
            let other = masters.first(where: { $0 != owner })
        else { throw TestFailure("slot \(slot) has no owner") }
        return (owner, other)
    }
}
