import ClusterModel
import Facts

/// Counts the keys of a master beside the keys in the slots that it owns: more keys than that lie in slots of others,
/// where no client finds them.
///
/// The cost is bounded by the 16384 slots that the whole cluster has, however many nodes it has. Only a node whose numbers
/// disagree is asked about all other slots as well.
struct KeyCensus {
    let question: KeyQuestion
    let owned: SlotSet

    func count() async throws(Uncounted) -> KeyCounts {
        let (keys, total) = try await question.keysAndTotal(in: Array(owned))
        let held = keys.reduce(0) { $0.plus($1) }
        let isSearched = total > held
        let census = KeyCensusFact(
            node: question.node,
            keys: total,
            ownedKeys: held,
            ownedSlots: owned.count,
            searched: isSearched
        )
        guard isSearched else { return KeyCounts(census, strays: []) }
        let others = Array(SlotSet.all.subtracting(owned))
        let counts = try await question.keys(in: others)
        let strays = zip(others, counts).filter { $1 > 0 }.map { SlotKeysFact(node: question.node, slot: $0, keys: $1) }
        return KeyCounts(census, strays: strays)
    }
}
