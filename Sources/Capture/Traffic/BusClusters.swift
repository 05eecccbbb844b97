import ClusterModel

/// Which members belong together: those that answer each other, and those that speak of each other.
///
/// A capture may hold several clusters, whose slots and epochs have nothing to do with each other.
struct BusClusters {
    private static let limit = 20_000

    private var parents: [NodeID: NodeID] = [:]
    /// Members of a cluster that have spoken, by the one that stands for it.
    private var speakers: [NodeID: Int] = [:]

    /// Who stands for the cluster of this member.
    func root(of id: NodeID) -> NodeID {
        var root = id
        while let parent = parents[root], parent != root { root = parent }
        return root
    }

    /// The same, and the way to it is short from now on.
    private mutating func shortened(_ id: NodeID) -> NodeID {
        guard let parent = parents[id] else { return id }
        let root = root(of: parent)
        if root != parent { parents[id] = root }
        return root
    }

    mutating func spoke(_ id: NodeID) { speakers[root(of: id), default: 0] += 1 }

    /// How many members of its cluster have spoken.
    func speakers(with id: NodeID) -> Int { speakers[root(of: id)] ?? 0 }

    /// Puts two clusters together; whether they were two.
    @discardableResult mutating func join(_ first: NodeID, _ second: NodeID) -> Bool {
        let (kept, gone) = (shortened(first), shortened(second))
        guard kept != gone, parents.count < Self.limit else { return false }
        parents[gone] = kept
        speakers[kept, default: 0] += speakers.removeValue(forKey: gone) ?? 0
        return true
    }
}
