package import ClusterModel

/// Something more that a heartbeat says (7.0 on).
///
/// Source: `clusterMsgPingExt` in `cluster_legacy.h` of Redis and Valkey, who gave number 4 to different things.
package enum BusExtension: Sendable, Hashable {
    /// `cluster-announce-hostname`, empty if none is set.
    case hostname(String)
    /// `cluster-announce-human-nodename` (7.2 on).
    case nodeName(String)
    /// A node that was told to be forgotten, and for how many seconds more (7.2 on).
    case forgotten(NodeID?, seconds: UInt64)
    /// The shard of the sender (7.2 on); it has the form of a node id.
    case shard(NodeID?)
    /// Redis 8.0 on. It is a credential, so it is not read at all.
    case internalSecret
    /// Address for clients (Valkey 8.0 on).
    case clientIPv4(String)
    case clientIPv6(String)
    /// Port for clients (Valkey 9.0 on).
    case clientPort(UInt16)
    case clientTLSPort(UInt16)
    /// A number that is not known here, with the length of its data in bytes.
    case unknown(UInt16, length: Int)

    /// Length and type.
    static let headLength = 8
    /// Only this length is the secret of Redis: the addresses of Valkey are shorter.
    private static let secretLength = 48

    /// Reads an extension with its head, which must be there; data that are too short for the type make it unknown.
    init(_ bytes: UnsafeRawBufferPointer) {
        let data = bytes.piece(Self.headLength, bytes.count)
        let number: UInt16 = bytes.number(at: 4)
        switch number {
        case 0: self = .hostname(data.text(at: 0, 255))
        case 1: self = .nodeName(data.text(at: 0, 255))
        case 2 where data.count >= 48: self = .forgotten(data.nodeID(at: 0), seconds: data.number(at: 40))
        case 3 where data.count >= 40: self = .shard(data.nodeID(at: 0))
        case 4 where bytes.count >= Self.secretLength: self = .internalSecret
        case 4: self = .clientIPv4(data.text(at: 0, BusLayout.ipLength))
        case 5: self = .clientIPv6(data.text(at: 0, BusLayout.ipLength))
        case 6 where data.count >= 2: self = .clientPort(data.number(at: 0))
        case 7 where data.count >= 2: self = .clientTLSPort(data.number(at: 0))
        default: self = .unknown(number, length: data.count)
        }
    }
}

/// The extensions of a heartbeat, read one by one; it ends before the first whose length cannot be.
package struct BusExtensionList: Sequence, IteratorProtocol {
    private var bytes: UnsafeRawBufferPointer
    private var left: Int

    init(_ bytes: UnsafeRawBufferPointer, announced: Int) {
        self.bytes = bytes
        left = announced
    }

    package mutating func next() -> BusExtension? { nextRaw().map { BusExtension($0) } }

    private mutating func nextRaw() -> UnsafeRawBufferPointer? {
        guard left > 0, bytes.count >= BusExtension.headLength else { return nil }
        let length = Int(bytes.number(at: 0, as: UInt32.self))
        guard length >= BusExtension.headLength, length <= bytes.count else { return nil }
        defer {
            bytes = bytes.piece(length, bytes.count)
            left -= 1
        }
        return bytes.piece(0, length)
    }

    /// Whether as many as announced are there and nothing is left over.
    var isExact: Bool {
        var rest = self
        while rest.nextRaw() != nil {}
        return rest.left == 0 && rest.bytes.isEmpty
    }
}
