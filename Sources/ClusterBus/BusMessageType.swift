/// What a message of the bus says; types that no release is known to send are kept as numbers.
///
/// Source: `CLUSTERMSG_TYPE_*` in `cluster.h` (Redis) and `cluster_legacy.h` (Redis 7.2 on, Valkey).
package struct BusMessageType: RawRepresentable, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let ping = BusMessageType(rawValue: 0)
    /// The answer to a ping or meet; also sent unasked when roles or slots change.
    package static let pong = BusMessageType(rawValue: 1)
    /// A ping that asks to be taken into the cluster.
    package static let meet = BusMessageType(rawValue: 2)
    /// The majority of masters holds a node for failed.
    package static let fail = BusMessageType(rawValue: 3)
    /// A PUBLISH, passed on to every node.
    package static let publish = BusMessageType(rawValue: 4)
    /// A replica asks the masters for their votes.
    package static let failoverAuthRequest = BusMessageType(rawValue: 5)
    /// A vote.
    package static let failoverAuthAck = BusMessageType(rawValue: 6)
    /// Tells a node whose slot map is old the newer one.
    package static let update = BusMessageType(rawValue: 7)
    /// A replica asks its master to stop clients for a manual failover.
    package static let failoverStart = BusMessageType(rawValue: 8)
    /// A message between modules (5.0 on).
    package static let module = BusMessageType(rawValue: 9)
    /// An SPUBLISH, passed on within the shard (7.0 on).
    package static let publishShard = BusMessageType(rawValue: 10)

    package var isKnown: Bool { rawValue < Self.names.count }

    /// Whether it carries gossip.
    package var isHeartbeat: Bool { rawValue <= Self.meet.rawValue }

    /// Whether it carries something that clients published.
    package var isPublish: Bool { self == .publish || self == .publishShard }

    fileprivate static let names = [
        "PING", "PONG", "MEET", "FAIL", "PUBLISH", "FAILOVER_AUTH_REQUEST", "FAILOVER_AUTH_ACK", "UPDATE", "MFSTART",
        "MODULE", "PUBLISHSHARD",
    ]
}

extension BusMessageType: CustomStringConvertible {
    /// The name that the servers' source gives it, `type 42` for a number without one.
    package var description: String { isKnown ? Self.names[Int(rawValue)] : "type \(rawValue)" }
}
