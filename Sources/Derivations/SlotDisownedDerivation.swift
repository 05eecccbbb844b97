import ClusterModel
package import Facts
package import GRDB

/// Slots that the others give to a master which does not claim them, and that nobody else claims.
package enum SlotDisownedDerivation: Derivation {
    package static func derive(from db: Database) throws -> [SlotDisownedFact] {
        let views = try Views(db)
        let claims = SlotClaims(views)
        let keys = try SlotKeyCounts(db)
        return views.own.keys.sorted().compactMap { id in
            guard let own = views.own[id], own.role == "master", let said = views.consensus[id],
                said.slots != own.slots
            else { return nil }
            let slots = SlotText.set(said.slots).subtracting(claims.claimed)
            guard !slots.isEmpty else { return nil }
            let dissenters = (views.dissents[id] ?? [])
                .filter { !SlotText.set($0.belief.slots).intersection(slots).isEmpty }
            return SlotDisownedFact(
                node: own.subject,
                slots: slots.description,
                slotCount: slots.count,
                observers: said.observers.plus(dissenters.count),
                keys: keys.keys(of: slots, at: own.subject)
            )
        }
    }
}
