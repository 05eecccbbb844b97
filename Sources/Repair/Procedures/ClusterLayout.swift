import ClusterModel

/// Who shall be master, who replica of whom, and which slots each master gets.
///
/// Hosts take turns, so that masters are spread over the hosts and no replica sits on its master's host where that can
/// be had. One replica for each master if there are nodes enough; a third master comes before a first replica.
struct ClusterLayout {
    struct Shard {
        let master: Endpoint
        let slots: ClosedRange<Int>
    }

    let nodes: [Endpoint]
    let shards: [Shard]
    let replicas: [(replica: Endpoint, master: Endpoint)]

    init(_ endpoints: [Endpoint]) {
        let order = Self.interleaved(endpoints)
        nodes = order
        let masterCount = max(min(3, order.count), order.count / 2)
        let masters = Array(order.prefix(masterCount))
        let share = Double(HashSlot.count) / Double(max(1, masterCount))
        shards = masters.enumerated().map { index, master in
            let first = Int((Double(index) * share).rounded())
            let last = index == masterCount - 1 ? HashSlot.count - 1 : Int((Double(index + 1) * share).rounded()) - 1
            return Shard(master: master, slots: first...last)
        }
        replicas = Self.assign(Array(order.dropFirst(masterCount)), to: masters)
    }

    /// host a, host b, host c, host a …; by port within a host.
    private static func interleaved(_ endpoints: [Endpoint]) -> [Endpoint] {
        var hosts = Dictionary(grouping: endpoints.sorted(), by: \.host)
        var order: [Endpoint] = []
        while order.count < endpoints.count {
            for host in hosts.keys.sorted() {
                guard let next = hosts[host]?.first else { continue }
                order.append(next)
                hosts[host]?.removeFirst()
            }
        }
        return order
    }

    /// Each replica goes to the master with the fewest replicas, on another host if possible.
    private static func assign(_ replicas: [Endpoint], to masters: [Endpoint]) -> [(Endpoint, Endpoint)] {
        var counts = Dictionary(masters.map { ($0, 0) }) { first, _ in first }
        return replicas.compactMap { replica in
            let best = masters.min { left, right in
                (counts[left] ?? 0, left.host == replica.host ? 1 : 0, left)
                    < (counts[right] ?? 0, right.host == replica.host ? 1 : 0, right)
            }
            guard let best else { return nil }
            counts[best, default: 0] += 1
            return (replica, best)
        }
        .separated()
    }
}

extension [(Endpoint, Endpoint)] {
    /// Swaps masters between pairs until no replica shares its master's host, as far as swapping can bring that about.
    fileprivate func separated() -> Self {
        var pairs = self
        for index in pairs.indices where pairs[index].0.host == pairs[index].1.host {
            let partner = pairs.indices.first { other in
                pairs[other].0.host != pairs[index].1.host && pairs[index].0.host != pairs[other].1.host
            }
            guard let partner else { continue }
            (pairs[index].1, pairs[partner].1) = (pairs[partner].1, pairs[index].1)
        }
        return pairs
    }
}
