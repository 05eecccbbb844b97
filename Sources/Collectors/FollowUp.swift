import ClusterModel
import Facts
import RESP
import ServerConnection

/// Questions that only some clusters give rise to: keys in slots that are open or nobody's, and whether the password
/// that a replica holds really opens its master.
struct FollowUp {
    /// More slots than this are not counted: a cluster that lost thousands needs no proof by keys.
    static let slotLimit = 4096

    let access: ClusterAccess
    let connections: [String: ServerConnection]
    let deadline: ContinuousClock.Instant

    func complete(_ sample: inout LiveSample) async {
        sample.slotKeys = await countKeys(in: sample.doubtfulSlots, sample)
        let rehearsals = LoginRehearsal.needed(in: sample)
        sample.probes += await withTaskGroup(of: ProbeFact.self) { group in
            for rehearsal in rehearsals { group.addTask { await rehearsal.run(access, until: deadline) } }
            return await group.reduce(into: []) { $0.append($1) }.sorted { ($0.origin ?? "") < ($1.origin ?? "") }
        }
    }

    private func countKeys(in slots: SlotSet, _ sample: LiveSample) async -> [SlotKeysFact] {
        guard !slots.isEmpty, slots.count <= Self.slotLimit else { return [] }
        let masters = sample.nodes.filter { $0.state == .answered && $0.nodes?.myself?.isMaster == true }
        return await withTaskGroup(of: [SlotKeysFact].self) { group in
            for node in masters {
                guard let connection = connections[node.name] else { continue }
                group.addTask { await count(slots, at: node.name, connection) }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted { ($0.slot, $0.node) < ($1.slot, $1.node) }
        }
    }

    private func count(_ slots: SlotSet, at node: String, _ connection: ServerConnection) async -> [SlotKeysFact] {
        let commands = slots.map { RESPCommand("CLUSTER", "COUNTKEYSINSLOT", .number($0)) }
        guard let replies = try? await connection.send(commands, deadline: deadline) else { return [] }
        return zip(slots, replies).compactMap { slot, reply in
            reply.integer.map { SlotKeysFact(node: node, slot: slot, keys: Int($0)) }
        }
    }
}

extension LiveSample {
    /// Slots that stand open somewhere, or that nobody owns in any view.
    var doubtfulSlots: SlotSet {
        var owned = SlotSet()
        var open = SlotSet()
        for view in nodes.compactMap(\.nodes) {
            for node in view.nodes { owned.formUnion(node.slots) }
            for half in view.myself?.openSlots ?? [] { open.insert(half.slot) }
        }
        return owned.isEmpty ? open : open.union(SlotSet.all.subtracting(owned))
    }
}
