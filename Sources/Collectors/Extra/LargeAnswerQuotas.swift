import Synchronization

/// How many nodes may still be asked what grows with the cluster; asked of every node it would cost the square of it.
final class LargeAnswerQuotas: Sendable {
    /// Nodes that are asked where they send clients (CLUSTER SLOTS and SHARDS).
    private static let maps = 16
    /// Nodes of a large cluster that are asked for their bus links: two for each other node.
    private static let links = 32
    /// The largest cluster whose links are all looked at.
    static let smallCluster = 64

    private let left = Mutex((maps: LargeAnswerQuotas.maps, links: LargeAnswerQuotas.links))

    /// True for the first sixteen.
    func takeMaps() -> Bool {
        left.withLock { left in
            left.maps -= 1
            return left.maps >= 0
        }
    }

    /// True in a cluster that is not large, and for the first 32 nodes of one that is.
    func takeLinks(clusterSize: Int) -> Bool {
        if clusterSize <= Self.smallCluster { return true }
        return left.withLock { left in
            left.links -= 1
            return left.links >= 0
        }
    }
}
