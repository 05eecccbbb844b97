package import ClusterModel

/// Flags of a node as they stand in headers and gossip of the bus.
///
/// Source: `CLUSTER_NODE_*` in `cluster.h` and `cluster_legacy.h`; the numbers are not those of ``NodeFlags``.
package struct BusNodeFlags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let master = BusNodeFlags(rawValue: 1)
    package static let replica = BusNodeFlags(rawValue: 2)
    /// The sender alone suspects the node.
    package static let pfail = BusNodeFlags(rawValue: 4)
    /// The majority of masters agreed that the node failed.
    package static let fail = BusNodeFlags(rawValue: 8)
    package static let myself = BusNodeFlags(rawValue: 16)
    package static let handshake = BusNodeFlags(rawValue: 32)
    package static let noaddr = BusNodeFlags(rawValue: 64)
    /// A MEET is still to be sent to the node.
    package static let meet = BusNodeFlags(rawValue: 128)
    /// A master that may be given a replica of another.
    package static let migrateTo = BusNodeFlags(rawValue: 256)
    /// 4.0 on.
    package static let nofailover = BusNodeFlags(rawValue: 512)
    /// It understands extensions of PINGs (Redis 7.2.7 and 8.0 on, Valkey).
    package static let extensions = BusNodeFlags(rawValue: 1024)
    /// It understands PUBLISH with a light header (Valkey 8.0 on).
    package static let lightPublish = BusNodeFlags(rawValue: 2048)
    /// It understands MODULE with a light header (Valkey 8.1 on).
    package static let lightModule = BusNodeFlags(rawValue: 4096)
    /// A replica's statement that its master failed (Valkey, after 9.0).
    package static let primaryFailed = BusNodeFlags(rawValue: 8192)

    /// The same as `CLUSTER NODES` would write it; what has no word there is left out.
    package var asListed: NodeFlags {
        let known = Self.words.filter { contains($0.bus) }
        return known.isEmpty ? .noflags : NodeFlags(known.map(\.listed))
    }

    private static let words: [(bus: BusNodeFlags, listed: NodeFlags)] = [
        (.master, .master), (.replica, .replica), (.pfail, .pfail), (.fail, .fail), (.myself, .myself),
        (.handshake, .handshake), (.noaddr, .noaddr), (.nofailover, .nofailover),
    ]
}
