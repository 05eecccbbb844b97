/// The first 16 bytes of a message, which full and light headers share.
package struct BusEnvelope: Sendable, Hashable {
    /// `RCmb`: the Redis Cluster message bus.
    static let signature: UInt32 = 0x5243_6D62
    static let size = 16

    /// Length of the whole message in bytes, these included, as the sender says.
    package let length: Int
    /// 0 in 3.0 and 3.2, 1 in all releases since; servers drop the other one silently.
    package let version: UInt16
    package let type: BusMessageType
    /// Whether a light header stands here, which names no sender (Valkey 8.0 on).
    package let isLight: Bool
    /// How many gossip entries follow the header; only heartbeats have some.
    package let gossipCount: Int

    /// Reads it, nil where no message starts or its first 16 bytes are not all there.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.size, bytes.isSigned() else { return nil }
        length = Int(bytes.number(at: 4, as: UInt32.self))
        version = bytes.number(at: 8)
        let type: UInt16 = bytes.number(at: 12)
        self.type = BusMessageType(rawValue: type & 0x7FFF)
        isLight = type & 0x8000 != 0
        gossipCount = Int(bytes.number(at: 14, as: UInt16.self))
    }

    /// Where the fields of its header are, nil for a light header and for unknown versions.
    var layout: BusLayout? { isLight ? nil : BusLayout.of(version: version) }

    /// How long the header is: 16, 2208 or 2256 bytes.
    package var headerLength: Int { layout?.headerLength ?? Self.size }
}
