import ClusterModel
import GRDB

/// Who claims which slots, each by its own word; of a master that gave no view, the word of most others.
struct SlotClaims {
    struct Claim {
        let id: String
        let node: String
        let epoch: Int
        let slots: SlotSet
    }

    let claims: [Claim]
    /// Slots that more than one master claims for itself.
    let contested: SlotSet
    /// All slots that somebody claims.
    let claimed: SlotSet

    init(_ views: Views) {
        var claims: [Claim] = []
        for id in Set(views.own.keys).union(views.consensus.keys).sorted() {
            guard let word = views.own[id] ?? views.consensus[id], !word.slots.isEmpty else { continue }
            claims.append(Claim(id: id, node: word.subject, epoch: word.epoch, slots: SlotText.set(word.slots)))
        }
        self.claims = claims
        var seen = SlotSet()
        var twice = SlotSet()
        for claim in claims where views.own[claim.id] != nil {
            twice.formUnion(seen.intersection(claim.slots))
            seen.formUnion(claim.slots)
        }
        contested = twice
        claimed = claims.reduce(seen) { views.own[$1.id] == nil ? $0.union($1.slots) : $0 }
    }

    /// The claims that touch these slots, with the slots shared.
    func owners(of slots: SlotSet) -> [(claim: Claim, slots: SlotSet)] {
        guard !slots.isEmpty else { return [] }
        return claims.compactMap { claim in
            let shared = claim.slots.intersection(slots)
            return shared.isEmpty ? nil : (claim, shared)
        }
    }
}

/// Keys that were counted slot by slot.
struct SlotKeyCounts {
    private let counts: [String: [Int: Int]]

    init(_ db: Database) throws {
        counts = try db.rows("SELECT node, slot, keys FROM slot_keys")
            .reduce(into: [:]) { $0[$1["node"] as String, default: [:]][$1["slot"] as Int] = $1["keys"] as Int }
    }

    /// Keys of these slots at a node; nil unless every one of them was counted there.
    func keys(of slots: SlotSet, at node: String) -> Int? {
        guard let counted = counts[node] else { return nil }
        var sum = 0
        for slot in slots {
            guard let keys = counted[slot] else { return nil }
            sum = sum.plus(keys)
        }
        return sum
    }
}
