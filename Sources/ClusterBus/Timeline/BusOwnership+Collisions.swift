import ClusterModel

extension BusOwnership {
    /// Two members say the same from now on.
    mutating func begin(_ one: NodeID, _ other: NodeID, _ kind: BusCollision.Kind, _ moment: BusMoment) {
        let (first, second) = one < other ? (one, other) : (other, one)
        let known = open.first { index in
            let pair = collisions[index]
            guard pair.first == first, pair.second == second else { return false }
            switch (pair.kind, kind) {
            case (.slots, .slots): return true
            default: return pair.kind == kind
            }
        }
        if let known {
            if case .slots(let old) = collisions[known].kind, case .slots(let new) = kind {
                collisions[known].kind = .slots(old.union(new))
            }
            return
        }
        guard collisions.count < Self.limit else {
            leftOut += 1
            return
        }
        open.append(collisions.count)
        collisions.append(BusCollision(first: first, second: second, kind: kind, since: moment))
    }

    /// Ends the open collisions of a member that are over.
    mutating func close(_ id: NodeID, _ moment: BusMoment, where isOver: (BusCollision) -> Bool) {
        guard !open.isEmpty else { return }
        for index in open where collisions[index].first == id || collisions[index].second == id {
            if isOver(collisions[index]) { collisions[index].until = moment }
        }
        open.removeAll { collisions[$0].until != nil }
    }
}
