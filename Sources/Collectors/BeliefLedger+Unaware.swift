import ClusterModel
import Facts

extension BeliefLedger {
    /// Who does not list whom.
    ///
    /// A lone node lacks everybody, which its own number of known nodes tells in one row; an id that everybody has only
    /// in handshake is made up and changes. So a healthy cluster of any size has no rows.
    var unaware: [UnawareFact] {
        let everybody = views.filter { $0.value > 1 }.keys.sorted()
        var holders: [NodeID: Set<String>] = [:]
        var counts: [NodeID: Int] = [:]
        for entry in held { counts[entry.belief.subject, default: 0] += entry.holders.count }
        let doubtful = Set(counts.filter { $0.value < views.count }.keys)
        for entry in held where doubtful.contains(entry.belief.subject) && entry.belief.health != "handshake" {
            holders[entry.belief.subject, default: []].formUnion(observers(entry))
        }
        for entry in held where entry.belief.health == "handshake" && holders[entry.belief.subject] != nil {
            holders[entry.belief.subject, default: []].formUnion(observers(entry))
        }
        return holders.keys.sorted().flatMap { id -> [UnawareFact] in
            let aware = holders[id] ?? []
            // The word of a lone node about itself is no view of the cluster.
            guard aware.contains(where: { (views[$0] ?? 0) > 1 }) else { return [] }
            return everybody.filter { !aware.contains($0) }.map { UnawareFact(observer: $0, subjectID: id.text) }
        }
    }
}
