import ClusterModel
import Facts

extension BeliefLedger {
    /// Who does not list whom.
    ///
    /// A lone node lacks everybody, which its own number of known nodes tells in one row; an id that everybody has only
    /// in handshake is made up and changes. So a healthy cluster of any size has no rows.
    var unaware: [UnawareFact] {
        let observers = views.filter { $0.value > 1 }.keys.sorted()
        var holders: [NodeID: Set<String>] = [:]
        var counts: [NodeID: Int] = [:]
        for (belief, names) in self.observers { counts[belief.subject, default: 0] += names.count }
        let doubtful = Set(counts.filter { $0.value < views.count }.keys)
        for (belief, names) in self.observers where doubtful.contains(belief.subject) && belief.health != "handshake" {
            holders[belief.subject, default: []].formUnion(names)
        }
        for (belief, names) in self.observers where belief.health == "handshake" && holders[belief.subject] != nil {
            holders[belief.subject, default: []].formUnion(names)
        }
        return holders.keys.sorted().flatMap { id -> [UnawareFact] in
            let aware = holders[id] ?? []
            // The word of a lone node about itself is no view of the cluster.
            guard aware.contains(where: { (views[$0] ?? 0) > 1 }) else { return [] }
            return observers.filter { !aware.contains($0) }.map { UnawareFact(observer: $0, subjectID: id.text) }
        }
    }
}
