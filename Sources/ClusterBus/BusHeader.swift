package import ClusterModel

/// What a full header says about its sender, apart from the slot map.
package struct BusHeader: Sendable, Hashable {
    package let sender: BusSender
    /// The sender's master, nil if it is none's replica.
    package let master: NodeID?
    /// Client port; the TLS port with `tls-cluster`.
    package let port: UInt16
    /// Bus port; nil in version 0, where it is the client port + 10000.
    package let busPort: UInt16?
    /// The other client port, TLS or plain (6.2.2 on, 0 if there is none); nil in version 0.
    package let secondPort: UInt16?
    /// `cluster-announce-ip`, empty unless set; nil in version 0.
    package let announcedIP: String?
    /// How many extensions follow the gossip (7.0 on).
    package let extensionCount: Int
    package let flags: BusNodeFlags
    /// Whether the cluster is down in the eyes of the sender.
    package let isClusterDown: Bool
    package let messageFlags: BusMessageFlags

    /// Reads it, nil for light headers, unknown versions and where it is not all there.
    init?(_ bytes: UnsafeRawBufferPointer, _ envelope: BusEnvelope) {
        guard let layout = envelope.layout, bytes.count >= layout.headerLength, let sender = BusSender(bytes) else {
            return nil
        }
        self.sender = sender
        master = bytes.nodeID(at: BusLayout.master)
        port = bytes.number(at: layout.port)
        flags = BusNodeFlags(rawValue: bytes.number(at: layout.flags))
        isClusterDown = bytes[layout.state] != 0
        messageFlags = BusMessageFlags(rawValue: bytes[layout.messageFlags])
        if let newer = layout.newer {
            busPort = bytes.number(at: newer.busPort)
            secondPort = bytes.number(at: newer.secondPort)
            announcedIP = bytes.text(at: newer.announcedIP, BusLayout.ipLength)
            extensionCount = Int(bytes.number(at: newer.extensionCount, as: UInt16.self))
        } else {
            busPort = nil
            secondPort = nil
            announcedIP = nil
            extensionCount = 0
        }
    }
}

/// Flags of one message, not of its sender.
package struct BusMessageFlags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The master has stopped its clients for a manual failover, so that the offset stands still.
    package static let paused = BusMessageFlags(rawValue: 1)
    /// Vote although the master is up: the sign of a manual failover.
    package static let forceAck = BusMessageFlags(rawValue: 2)
    /// Extensions follow the gossip.
    package static let extensions = BusMessageFlags(rawValue: 4)
}
