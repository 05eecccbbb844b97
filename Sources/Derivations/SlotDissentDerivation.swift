import ClusterModel
package import Facts
package import GRDB

/// Nodes whose slot map differs from what the owners say of themselves.
///
/// Works on the differences alone: a cluster in which all maps agree costs one pass over its beliefs. Slots that two
/// masters claim, or none, are other facts (slot_conflict, slot_disowned) and left out here.
package enum SlotDissentDerivation: Derivation {
    package static func derive(from db: Database) throws -> [SlotDissentFact] {
        let views = try Views(db)
        let claims = SlotClaims(views)
        let given = given(views)
        var found: [Difference: SlotSet] = [:]
        for (id, said) in views.consensus {
            let saidSlots = SlotText.set(said.slots)
            if let own = views.own[id], own.slots != said.slots {
                let slots = saidSlots.subtracting(SlotText.set(own.slots)).subtracting(claims.contested)
                note(slots, seen: said, by: followers(said, views), claims, &found)
            }
            for (observer, belief) in views.dissents[id] ?? [] where belief.slots != said.slots {
                let slots = SlotText.set(belief.slots)
                note(slots, seen: belief, by: [observer], claims, &found)
                guard let owner = views.own[id] ?? views.consensus[id] else { continue }
                // What the observer does not give to its owner, and to nobody else either.
                let missing = SlotText.set(owner.slots).subtracting(slots).subtracting(claims.contested)
                    .subtracting(given[observer] ?? SlotSet())
                if !missing.isEmpty { found[Difference(observer, nil, owner), default: SlotSet()].formUnion(missing) }
            }
        }
        return found.sorted { ($0.key.observer, $0.key.owner) < ($1.key.observer, $1.key.owner) }.map { key, slots in
            SlotDissentFact(
                observer: key.observer,
                slots: slots.description,
                slotCount: slots.count,
                seenOwner: key.seen,
                owner: key.owner,
                seenEpoch: key.seenEpoch,
                ownerEpoch: key.ownerEpoch
            )
        }
    }

    private struct Difference: Hashable {
        let observer: String
        let seen: String?
        let seenEpoch: Int?
        let owner: String
        let ownerEpoch: Int

        init(_ observer: String, _ seen: Views.Belief?, _ owner: Views.Belief) {
            self.observer = observer
            self.seen = seen?.subject
            seenEpoch = seen?.epoch
            self.owner = owner.subject
            ownerEpoch = owner.epoch
        }
    }

    /// Books those of these slots that somebody else than the one seen claims.
    private static func note(
        _ slots: SlotSet,
        seen: Views.Belief,
        by observers: [String],
        _ claims: SlotClaims,
        _ found: inout [Difference: SlotSet]
    ) {
        let disputed = slots.subtracting(claims.contested)
        guard !disputed.isEmpty else { return }
        for (claim, shared) in claims.owners(of: disputed) where claim.id != seen.id {
            let owner = Views.Belief(claim)
            for observer in observers where observer != claim.node {
                found[Difference(observer, seen, owner), default: SlotSet()].formUnion(shared)
            }
        }
    }

    /// All who give these very slots to this master, whatever else they think of it.
    private static func followers(_ said: Views.Belief, _ views: Views) -> [String] {
        let sameSlots = (views.dissents[said.id] ?? []).filter { $0.belief.slots == said.slots }.map(\.observer)
        return views.followers(of: said.id) + sameSlots
    }

    /// For each observer all slots that it gives to somebody against the consensus, or claims itself.
    private static func given(_ views: Views) -> [String: SlotSet] {
        var given: [String: SlotSet] = [:]
        for (observer, belief) in views.dissents.values.joined() where !belief.slots.isEmpty {
            given[observer, default: SlotSet()].formUnion(SlotText.set(belief.slots))
        }
        for belief in views.own.values where !belief.slots.isEmpty {
            given[belief.subject, default: SlotSet()].formUnion(SlotText.set(belief.slots))
        }
        return given
    }
}

extension Views.Belief {
    fileprivate init(_ claim: SlotClaims.Claim) {
        number = 0
        id = claim.id
        subject = claim.node
        role = "master"
        health = "ok"
        connected = true
        epoch = claim.epoch
        slots = ""
        observers = 0
    }
}
