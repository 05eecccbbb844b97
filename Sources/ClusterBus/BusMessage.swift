package import ClusterModel

/// A message as a value to keep, with all that it says.
package struct BusMessage: Sendable, Hashable {
    package let envelope: BusEnvelope
    /// Nil for light headers, and where a capture cut it.
    package let sender: BusSender?
    /// Nil for light headers, and where a capture cut it.
    package let header: BusHeader?
    package let slots: SlotSet?
    package let payload: Payload

    package enum Payload: Sendable, Hashable {
        /// PING, PONG and MEET.
        case heartbeat(gossip: [BusGossip], extensions: [BusExtension])
        case fail(NodeID?)
        case publish(BusPublish)
        case update(BusUpdate, slots: SlotSet?)
        case module(BusModuleMessage)
        /// The type has none, or is not known, or a capture cut it.
        case none
    }

    package var type: BusMessageType { envelope.type }
}

extension BusMessageView {
    /// A copy to keep.
    ///
    /// It makes slot sets and texts, so it is for messages that matter, not for every ping.
    package var value: BusMessage {
        BusMessage(
            envelope: envelope,
            sender: sender,
            header: header,
            slots: slotMap?.slots,
            payload: payloadValue
        )
    }

    private var payloadValue: BusMessage.Payload {
        if let publish { return .publish(publish) }
        if let module { return .module(module) }
        if let update { return .update(update, slots: updateSlotMap?.slots) }
        guard envelope.layout != nil, !payload.isEmpty || type.isHeartbeat else { return .none }
        if type == .fail { return .fail(failed) }
        return type.isHeartbeat ? .heartbeat(gossip: Array(gossip), extensions: Array(extensions)) : .none
    }
}
