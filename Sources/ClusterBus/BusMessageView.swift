package import ClusterModel

/// A message where it lies in memory: nothing is copied, and each part is read when it is asked for.
///
/// It holds only as long as the call that was given it; ``value`` makes something to keep. Where a capture lacks bytes,
/// parts that are not all there are nil or shorter, and nothing else.
package struct BusMessageView {
    /// What there is of the message.
    ///
    /// May hold the internal secret of Redis 8: never print it.
    package let bytes: UnsafeRawBufferPointer
    package let envelope: BusEnvelope
    /// Where the message starts, in bytes since the start of the stream.
    package let offset: Int

    /// Looks at the bytes of one message; nil where none starts or less than 16 bytes are there.
    package init?(_ bytes: UnsafeRawBufferPointer, offset: Int = 0) {
        guard let envelope = BusEnvelope(bytes) else { return nil }
        self.bytes = bytes.piece(0, envelope.length)
        self.envelope = envelope
        self.offset = offset
    }

    /// Whether all its bytes are there.
    package var isWhole: Bool { bytes.count >= envelope.length }

    package var type: BusMessageType { envelope.type }

    /// Nil for light headers, and where less than 80 bytes are there.
    package var sender: BusSender? { envelope.layout == nil ? nil : BusSender(bytes) }

    /// Nil for light headers, and where it is not all there.
    package var header: BusHeader? { BusHeader(bytes, envelope) }

    /// The slots of the sender; a replica repeats its master's.
    package var slotMap: BusSlotMap? {
        envelope.layout == nil ? nil : BusSlotMap(bytes.piece(BusLayout.slotMap, BusLayout.slotMapLength))
    }

    /// Empty unless it is a heartbeat.
    package var gossip: BusGossipList {
        let announced = type.isHeartbeat && envelope.layout != nil ? envelope.gossipCount : 0
        return BusGossipList(payload, announced: announced, version: envelope.version)
    }

    /// Empty unless it is a heartbeat that announces some.
    package var extensions: BusExtensionList {
        let rest = payload.piece(envelope.gossipCount * BusGossip.length, payload.count)
        guard type.isHeartbeat, let layout = envelope.layout, let newer = layout.newer, !payload.isEmpty,
            BusMessageFlags(rawValue: bytes[layout.messageFlags]).contains(.extensions)
        else { return BusExtensionList(rest, announced: 0) }
        return BusExtensionList(rest, announced: Int(bytes.number(at: newer.extensionCount, as: UInt16.self)))
    }

    /// The node that FAIL is about.
    package var failed: NodeID? { type == .fail && envelope.layout != nil ? payload.nodeID(at: 0) : nil }

    package var update: BusUpdate? { type == .update && envelope.layout != nil ? BusUpdate(payload) : nil }

    /// The slots that UPDATE is about.
    package var updateSlotMap: BusSlotMap? {
        guard update != nil else { return nil }
        return BusSlotMap(payload.piece(BusUpdate.slotMap, BusLayout.slotMapLength))
    }

    package var publish: BusPublish? { type.isPublish && hasPayload ? BusPublish(payload) : nil }

    /// Name of the channel of something published; a user's data.
    ///
    /// Nil where it is not all there.
    package var channel: UnsafeRawBufferPointer? {
        guard let publish else { return nil }
        let name = payload.piece(BusPublish.headLength, publish.channelLength)
        return name.count == publish.channelLength ? name : nil
    }

    package var module: BusModuleMessage? { type == .module && hasPayload ? BusModuleMessage(payload) : nil }

    /// What follows the header.
    var payload: UnsafeRawBufferPointer { bytes.piece(envelope.headerLength, bytes.count) }

    /// Whether it is known where the payload starts.
    private var hasPayload: Bool { envelope.layout != nil || (envelope.isLight && envelope.version == 1) }
}
