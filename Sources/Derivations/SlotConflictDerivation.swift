import ClusterModel
package import Facts
package import GRDB

/// Slots that two masters claim for themselves, the loser by config epoch first.
package enum SlotConflictDerivation: Derivation {
    package static func derive(from db: Database) throws -> [SlotConflictFact] {
        let views = try Views(db)
        let claims = SlotClaims(views)
        guard !claims.contested.isEmpty else { return [] }
        let keys = try SlotKeyCounts(db)
        let parties = claims.owners(of: claims.contested).filter { views.own[$0.claim.id] != nil }
        var conflicts: [SlotConflictFact] = []
        for (index, party) in parties.enumerated() {
            for other in parties[..<index] {
                let slots = party.slots.intersection(other.slots)
                guard !slots.isEmpty else { continue }
                // Of equal epochs the smaller id gives way, as it does in the servers' own rule for collisions.
                let isLower = (party.claim.epoch, party.claim.id) < (other.claim.epoch, other.claim.id)
                let (loser, winner) = isLower ? (party.claim, other.claim) : (other.claim, party.claim)
                conflicts.append(
                    SlotConflictFact(
                        node: loser.node,
                        other: winner.node,
                        slots: slots.description,
                        slotCount: slots.count,
                        epoch: loser.epoch,
                        otherEpoch: winner.epoch,
                        keys: keys.keys(of: slots, at: loser.node),
                        otherKeys: keys.keys(of: slots, at: winner.node)
                    )
                )
            }
        }
        return conflicts
    }
}
