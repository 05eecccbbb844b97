/// Whether the length that a message gives fits its type: the test that servers make, and a lie's undoing.
enum BusLength: Hashable {
    /// It fits, as far as can be said before all is there.
    case fits
    /// It cannot be a message of this type.
    case wrong
    /// So many bytes are needed to say.
    case needs(Int)

    /// What one extension may have at most in bytes: names of hosts have 255, and there is nothing longer.
    private static let extensionLimit = 4096
    /// What is believed in bytes where nothing but the length itself tells how long a message is.
    private static let longestUnknown = 64 << 20

    static func judge(_ bytes: UnsafeRawBufferPointer, _ envelope: BusEnvelope) -> BusLength {
        let body = envelope.length - envelope.headerLength
        guard body >= 0 else { return .wrong }
        let other: BusLength = envelope.length <= longestUnknown ? .fits : .wrong
        switch envelope.type {
        case .publish, .publishShard: return variable(bytes, envelope, BusPublish.headLength)
        case .module: return variable(bytes, envelope, BusModuleMessage.headLength)
        default: break
        }
        // Other types have no light form, and unknown versions may be anything.
        guard let layout = envelope.layout else { return other }
        switch envelope.type {
        case .ping, .pong, .meet: return heartbeat(bytes, body - envelope.gossipCount * BusGossip.length, layout)
        case .fail: return body == BusLayout.idLength ? .fits : .wrong
        case .update: return body == BusUpdate.length ? .fits : .wrong
        case .failoverAuthRequest, .failoverAuthAck, .failoverStart: return body == 0 ? .fits : .wrong
        // Servers accept types that they do not know with any length.
        default: return other
        }
    }

    /// Whether this is a message, for somebody who found `RCmb` in the middle of other bytes.
    static func isBelievable(_ bytes: UnsafeRawBufferPointer, _ envelope: BusEnvelope) -> BusLength {
        guard envelope.version <= 1, envelope.type.isKnown, envelope.length <= longestUnknown else { return .wrong }
        if envelope.isLight {
            guard envelope.version == 1, envelope.type.isPublish || envelope.type == .module else { return .wrong }
        } else {
            guard bytes.count >= BusLayout.senderEnd else { return .needs(BusLayout.senderEnd) }
            let sender = bytes.piece(BusLayout.sender, BusLayout.idLength)
            guard bytes.nodeID(at: BusLayout.sender) != nil || sender.allSatisfy({ $0 == 0 }) else { return .wrong }
        }
        return judge(bytes, envelope)
    }

    /// A payload that says how long it is in a few bytes at its start.
    private static func variable(
        _ bytes: UnsafeRawBufferPointer,
        _ envelope: BusEnvelope,
        _ headLength: Int
    ) -> BusLength {
        guard envelope.layout != nil || (envelope.isLight && envelope.version == 1) else {
            return envelope.length <= longestUnknown ? .fits : .wrong
        }
        let needed = envelope.headerLength + headLength
        guard envelope.length >= needed else { return .wrong }
        guard bytes.count >= needed else { return .needs(needed) }
        let payload = bytes.piece(envelope.headerLength, bytes.count)
        let length =
            if envelope.type == .module {
                BusModuleMessage(payload)?.length ?? 0
            } else {
                BusPublish(payload).map { $0.channelLength + $0.messageLength } ?? 0
            }
        return needed + length == envelope.length ? .fits : .wrong
    }

    /// A heartbeat, of which `rest` bytes are left for extensions.
    private static func heartbeat(_ bytes: UnsafeRawBufferPointer, _ rest: Int, _ layout: BusLayout) -> BusLength {
        guard let newer = layout.newer else { return rest == 0 ? .fits : .wrong }
        guard rest >= 0 else { return .wrong }
        guard bytes.count >= layout.headerLength else { return .needs(layout.headerLength) }
        let announced = Int(bytes.number(at: newer.extensionCount, as: UInt16.self))
        let flagged = BusMessageFlags(rawValue: bytes[layout.messageFlags]).contains(.extensions)
        guard flagged, announced > 0 else { return rest == 0 ? .fits : .wrong }
        let possible = (announced * BusExtension.headLength)...(announced * extensionLimit)
        return possible.contains(rest) ? .fits : .wrong
    }
}

extension BusMessageView {
    /// Whether the length is what its type and its parts add up to; true where that cannot be known.
    package var hasRightLength: Bool {
        guard BusLength.judge(bytes, envelope) != .wrong else { return false }
        guard isWhole, type.isHeartbeat, envelope.layout?.newer != nil else { return true }
        return extensions.isExact
    }

    /// Header and gossip.
    var lengthWithoutExtensions: Int { min(bytes.count, envelope.headerLength + gossip.count * BusGossip.length) }
}
