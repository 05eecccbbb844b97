package import ClusterModel

/// What the sender of a heartbeat says about another node.
package struct BusGossip: Sendable, Hashable {
    /// Nil where the field holds no id, which no server sends.
    package let id: NodeID?
    /// When the pending ping was sent, 0 if none is: Unix time in seconds, in version 0 the low 32 bits of milliseconds.
    package let pingSent: UInt32
    /// When the last pong came, in the same unit.
    package let pongReceived: UInt32
    package let ip: String
    package let port: UInt16
    /// Nil in version 0.
    package let busPort: UInt16?
    package let flags: BusNodeFlags
    /// The other client port (6.2.2 on); nil in version 0.
    package let secondPort: UInt16?

    static let length = 104

    /// Reads an entry, which must be all there.
    init(_ bytes: UnsafeRawBufferPointer, version: UInt16) {
        id = bytes.nodeID(at: 0)
        pingSent = bytes.number(at: 40)
        pongReceived = bytes.number(at: 44)
        ip = bytes.text(at: 48, BusLayout.ipLength)
        port = bytes.number(at: 94)
        if version == 0 {
            busPort = nil
            secondPort = nil
            flags = BusNodeFlags(rawValue: bytes.number(at: 96))
        } else {
            busPort = bytes.number(at: 96)
            flags = BusNodeFlags(rawValue: bytes.number(at: 98))
            secondPort = bytes.number(at: 100)
        }
    }
}

/// The gossip of a heartbeat, read entry by entry; see ``BusMessageView`` for how long it may be kept.
package struct BusGossipList: RandomAccessCollection {
    private let bytes: UnsafeRawBufferPointer
    private let version: UInt16
    package let startIndex = 0
    /// How many entries are there; fewer than announced where the message is cut.
    package let endIndex: Int

    init(_ bytes: UnsafeRawBufferPointer, announced: Int, version: UInt16) {
        self.bytes = bytes
        self.version = version
        endIndex = Swift.min(announced, bytes.count / BusGossip.length)
    }

    package subscript(position: Int) -> BusGossip {
        precondition(indices.contains(position), "no such gossip entry")
        return BusGossip(bytes.piece(position * BusGossip.length, BusGossip.length), version: version)
    }

    /// The raw entry, to find out cheaply whether it says the same as the last time: 104 bytes.
    package func raw(_ position: Int) -> UnsafeRawBufferPointer {
        precondition(indices.contains(position), "no such gossip entry")
        return bytes.piece(position * BusGossip.length, BusGossip.length)
    }
}
