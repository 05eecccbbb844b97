import ClusterModel
import RESP

/// A fault being injected: who plays which part, decided once before the first step.
struct FaultRun: Sendable {
    let cluster: LabCluster
    let fault: String
    /// A slot from the middle of the range of `.master`.
    let slot: Int
    /// A hash tag of that slot, with its braces.
    let tag: String
    private var parts: [FaultPlace: [LabMember]]

    init(_ cluster: LabCluster, for fault: any LabFault) throws(LabError) {
        try cluster.require(masters: 3, replicas: 3, for: fault)
        let shard = try cluster.firstShard(for: fault)
        let others = cluster.masters.filter { $0 != shard.master && !cluster.replicas(of: $0).isEmpty }
        guard let other = others.first, let last = others.last else {
            throw LabError.noCandidate(fault: fault.name, missing: "three masters with a replica each")
        }
        self.cluster = cluster
        self.fault = fault.name
        let slots = Array(shard.master.slots)
        slot = slots.isEmpty ? 0 : slots[slots.count / 2]
        tag = "{\(SlotTag.of(slot))}"
        parts = [
            .master: [shard.master], .replica: Array(shard.replicas.prefix(1)),
            .other: [other], .otherReplica: Array(cluster.replicas(of: other).prefix(1)),
            .last: [last], .lastReplica: Array(cluster.replicas(of: last).prefix(1)),
            .masters: cluster.masters, .replicas: cluster.replicas, .all: cluster.members,
            .rest: cluster.members.filter { $0 != shard.master },
        ]
    }

    var lab: Lab { cluster.lab }

    /// A seventh server plays its part from now on.
    mutating func add(extra member: LabMember) { parts[.extra, default: []].append(member) }

    func members(_ place: FaultPlace) -> [LabMember] { parts[place] ?? [] }

    func first(_ place: FaultPlace) throws(LabError) -> LabMember {
        guard let member = members(place).first else {
            throw LabError.noCandidate(fault: fault, missing: "a \(place.rawValue)")
        }
        return member
    }

    /// A name whose slot is `slot`; the number tells several apart.
    func key(_ number: Int = 0) -> String { "\(tag):\(number)" }

    /// Replaces `{slot}`, `{tag}` (a hash tag of that slot), `{key}`, `{master.id}`, `{replica.port}`, `{other.bus}`, `{last.folder}` and their like.
    func fill(_ text: String) -> String {
        guard text.contains("{") else { return text }
        var text = text.replacing("{slot}", with: "\(slot)").replacing("{key}", with: key())
            .replacing("{tag}", with: tag)
        for (place, members) in parts {
            guard let member = members.first else { continue }
            text = text.replacing("{\(place.rawValue).id}", with: member.id.text)
                .replacing("{\(place.rawValue).port}", with: "\(member.port)")
                .replacing("{\(place.rawValue).bus}", with: "\(member.port + LabPorts.busOffset)")
                .replacing("{\(place.rawValue).folder}", with: lab.folder.node(member.port))
        }
        return text
    }

    /// Sends a command, given as words to be filled in.
    func order(_ words: [String], on member: LabMember) async throws {
        try await cluster.run(command(words.map { $0.replacing("{port}", with: "\(member.port)") }), on: member)
    }

    /// Passwords are shown by name, even the lab's own.
    func command(_ words: [String]) -> RESPCommand {
        let words = words.map(fill)
        let arguments = words.indices.dropFirst().map { index -> RESPCommand.Argument in
            let before = words[index - 1].lowercased()
            let isSecret =
                ["masterauth", "requirepass"].contains(before) || (words[0] == "ACL" && words[index].hasPrefix(">"))
            return isSecret ? .secret(words[index], named: "password") : .text(words[index])
        }
        return RESPCommand(words[0], arguments: arguments)
    }
}

/// Hash tags by slot.
package enum SlotTag {
    /// The smallest number that hashes to the slot.
    package static func of(_ slot: Int) -> String {
        let found = (0..<1_000_000).lazy.map(String.init).first { HashSlot.of(key: $0) == slot }
        return found ?? "0"
    }
}
