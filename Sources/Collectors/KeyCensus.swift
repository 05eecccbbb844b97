import ClusterModel
import Facts
import RESP
import ServerConnection

/// Counts the keys of a master beside the keys in the slots that it owns: more keys than that lie in slots of others,
/// where no client finds them.
///
/// The cost is bounded by the 16384 slots that the whole cluster has, however many nodes it has. Only a node whose numbers
/// disagree is asked about all other slots as well.
struct KeyCensus {
    let connection: ServerConnection
    let node: String
    let owned: SlotSet

    func count(until deadline: ContinuousClock.Instant) async -> (census: KeyCensusFact, strays: [SlotKeysFact])? {
        let slots = Array(owned)
        let size = RESPCommand("DBSIZE")
        let questions = [size] + slots.map(Self.question) + [size]
        guard let replies = try? await connection.send(questions, deadline: deadline),
            let before = replies.first?.integer, let after = replies.last?.integer
        else { return nil }
        let held = replies.dropFirst().dropLast().compactMap(\.integer).reduce(Int64(0)) { $0.plus($1) }
        // Writes go on meanwhile, so the smaller total is compared.
        let keys = min(before, after)
        var strays: [SlotKeysFact] = []
        var isSearched = false
        if keys > held {
            isSearched = true
            let others = Array(SlotSet.all.subtracting(owned))
            guard let counts = try? await connection.send(others.map(Self.question), deadline: deadline) else {
                return nil
            }
            strays = zip(others, counts).compactMap { slot, reply in
                guard let count = reply.integer, count > 0 else { return nil }
                return SlotKeysFact(node: node, slot: slot, keys: Int(count))
            }
        }
        let census = KeyCensusFact(
            node: node,
            keys: Int(keys),
            ownedKeys: Int(held),
            ownedSlots: slots.count,
            searched: isSearched
        )
        return (census, strays)
    }

    private static func question(_ slot: Int) -> RESPCommand {
        RESPCommand("CLUSTER", "COUNTKEYSINSLOT", .number(slot))
    }
}
