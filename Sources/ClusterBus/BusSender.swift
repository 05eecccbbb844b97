package import ClusterModel

/// Who sent a message, and its epochs: bytes 16 to 80 of a full header.
package struct BusSender: Sendable, Hashable {
    /// Nil while the field holds no id.
    ///
    /// A node in handshake has one that is made up.
    package let id: NodeID?
    package let currentEpoch: UInt64
    /// A replica sends that of its master.
    package let configEpoch: UInt64
    /// How far it is in the replication stream, in bytes; a master's own or a replica's.
    package let replicationOffset: UInt64

    /// Reads it, nil where less than 80 bytes are there.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= BusLayout.senderEnd else { return nil }
        id = bytes.nodeID(at: BusLayout.sender)
        currentEpoch = bytes.number(at: BusLayout.currentEpoch)
        configEpoch = bytes.number(at: BusLayout.configEpoch)
        replicationOffset = bytes.number(at: BusLayout.replicationOffset)
    }
}
