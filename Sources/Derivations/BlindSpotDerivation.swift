package import Facts
package import GRDB

/// Pairs of nodes that both answered, of which one has lost or suspects the other.
///
/// Only such pairs have rows; what most nodes say of a node is spread to those who say it only where it is bad.
package enum BlindSpotDerivation: Derivation {
    package static func derive(from db: Database) throws -> [BlindSpotFact] {
        let views = try Views(db)
        var spots: [Pair: Views.Belief] = [:]
        for (id, own) in views.own {
            if let said = views.consensus[id], isBad(said) {
                for observer in views.followers(of: id) { spots[Pair(observer, own.subject)] = said }
            }
            for (observer, belief) in views.dissents[id] ?? [] where isBad(belief) {
                spots[Pair(observer, own.subject)] = belief
            }
        }
        return spots.sorted { ($0.key.observer, $0.key.node) < ($1.key.observer, $1.key.node) }.map { pair, belief in
            BlindSpotFact(
                observer: pair.observer,
                node: pair.node,
                health: belief.health,
                connected: belief.connected,
                mutual: spots[Pair(pair.node, pair.observer)] != nil
            )
        }
    }

    private struct Pair: Hashable {
        let observer: String
        let node: String

        init(_ observer: String, _ node: String) {
            self.observer = observer
            self.node = node
        }
    }

    /// A handshake is the start of an acquaintance, and an id without address is a ghost.
    private static func isBad(_ belief: Views.Belief) -> Bool {
        belief.isTroubled || (belief.health == "ok" && !belief.connected)
    }
}
