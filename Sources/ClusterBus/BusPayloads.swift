package import ClusterModel

/// A newer slot map that one node tells another: the payload of UPDATE.
package struct BusUpdate: Sendable, Hashable {
    /// The config epoch of the slots' owner.
    package let configEpoch: UInt64
    /// The owner, not the sender.
    package let owner: NodeID?

    static let slotMap = 48
    static let length = 48 + BusLayout.slotMapLength

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.slotMap else { return nil }
        configEpoch = bytes.number(at: 0)
        owner = bytes.nodeID(at: 8)
    }
}

/// The sizes of something published, in bytes; what it says is the users' and stays in the packet.
package struct BusPublish: Sendable, Hashable {
    package let channelLength: Int
    package let messageLength: Int

    static let headLength = 8

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.headLength else { return nil }
        channelLength = Int(bytes.number(at: 0, as: UInt32.self))
        messageLength = Int(bytes.number(at: 4, as: UInt32.self))
    }
}

/// A message between the same module on two nodes, without its data.
package struct BusModuleMessage: Sendable, Hashable {
    package let module: UInt64
    /// Of the module's data, in bytes.
    package let length: Int
    /// What kind of message it is, for the module to know.
    package let kind: UInt8

    static let headLength = 13

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.headLength else { return nil }
        module = bytes.number(at: 0)
        length = Int(bytes.number(at: 8, as: UInt32.self))
        kind = bytes[12]
    }
}
