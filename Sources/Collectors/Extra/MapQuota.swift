import Synchronization

/// How many nodes may still be asked where they send clients.
///
/// CLUSTER SLOTS and SHARDS grow with the cluster; asked of every node they would cost the square of it.
final class MapQuota: Sendable {
    private static let nodes = 16
    private let left = Mutex(MapQuota.nodes)

    /// True for the first sixteen.
    func take() -> Bool {
        left.withLock { left in
            left -= 1
            return left >= 0
        }
    }
}
