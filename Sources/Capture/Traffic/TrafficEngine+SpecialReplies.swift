import ClusterModel
import RESP

/// Replies that do not answer exactly one request.
extension TrafficEngine {
    /// Whether this reply completes the first waiting request.
    @inline(never)
    mutating func specialReply(
        _ flow: UnsafeMutablePointer<Flow>,
        _ waiting: UnsafeMutablePointer<PendingRequest>,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ head: ReplyHead,
        _ moment: Moment
    ) -> Bool {
        let special = waiting.pointee.special
        if special == .subscribe || special == .unsubscribe, head.errors == 0 || head.type != 0x2D {
            if confirmation(flow, bytes, size, head) {
                if waiting.pointee.replies > 1 {
                    waiting.pointee.replies -= 1
                    return false
                }
                return true
            }
            if head.type == 0x2B { return true }  // QUEUED
            flow.pointee.unasked += 1
            return false
        }
        if head.type == 0x3E || isMessage(flow, bytes, size, head) {
            flow.pointee.unasked += 1
            return false
        }
        if flow.pointee.modes.contains(.monitor), head.type == 0x2B, let bytes, size > 2, bytes.byte(1) &- 0x30 < 10 {
            flow.pointee.unasked += 1
            return false
        }
        switch special {
        case .monitor where head.type == 0x2B: flow.pointee.modes.insert(.monitor)
        case .reset where head.type == 0x2B:
            flow.pointee.modes = flow.pointee.modes.intersection([.authenticated])
            flow.pointee.channels = 0
            flow.pointee.patterns = 0
            flow.pointee.shardChannels = 0
            flow.pointee.protocolVersion = 2
        case .hello where head.type == 0x25: flow.pointee.protocolVersion = 3
        case .exec where head.errors == 0: noteNothingRan(flow, waiting.pointee, bytes, size, moment)
        case .blocking, .mayBlock:
            if waiting.pointee.isBlocked, flow.pointee.blockedInQueue > 0 { flow.pointee.blockedInQueue -= 1 }
        default: break
        }
        if flow.pointee.modes.contains(.handshake) { handshakeAnswer(flow, bytes, size, moment) }
        return true
    }

    /// A reply that nobody waits for.
    @inline(never)
    mutating func unasked(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ head: ReplyHead,
        _ moment: Moment
    ) {
        flow.pointee.unasked += 1
        if head.type == 0x3E || isMessage(flow, bytes, size, head) || flow.pointee.modes.contains(.monitor) { return }
        if confirmation(flow, bytes, size, head) { return }
        if head.type == 0x2D {
            // Said at accept, or before the server closes: too many clients, protected mode, protocol errors.
            let nothing = PendingRequest(moment, command: CommandTable.unknown, bytes: 0)
            return noteError(flow, nothing, bytes, size, moment)
        }
        doubt(flow)
    }

    /// `message`, `pmessage` or `smessage` of a RESP2 subscriber.
    func isMessage(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ head: ReplyHead
    ) -> Bool {
        guard head.type == 0x2A, head.count == 3 || head.count == 4, let bytes else { return head.isMessage }
        return Self.kind(bytes, size, "message") || Self.kind(bytes, size, "pmessage")
            || Self.kind(bytes, size, "smessage")
    }

    /// A confirmation of a subscription or its end; keeps the numbers of channels.
    private func confirmation(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ head: ReplyHead
    ) -> Bool {
        guard head.type == 0x2A || head.type == 0x3E, head.count == 3, let bytes else { return false }
        let count = Self.lastInteger(bytes, size)
        if Self.kind(bytes, size, "subscribe") || Self.kind(bytes, size, "unsubscribe") {
            flow.pointee.channels = max(0, count - flow.pointee.patterns)
        } else if Self.kind(bytes, size, "psubscribe") || Self.kind(bytes, size, "punsubscribe") {
            flow.pointee.patterns = max(0, count - flow.pointee.channels)
        } else if Self.kind(bytes, size, "ssubscribe") || Self.kind(bytes, size, "sunsubscribe") {
            flow.pointee.shardChannels = count
        } else {
            return false
        }
        return true
    }

    /// Whether the first element of an array is this string.
    private static func kind(_ bytes: UnsafeRawPointer, _ size: Int, _ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        // `*3 CR LF $7 CR LF message`, a length of one or two digits.
        let digits = length > 9 ? 2 : 1
        let offset = 4 + 3 + digits
        guard size > offset + length, bytes.byte(4) == 0x24, bytes.byte(offset - 1) == 0x0A else { return false }
        let announced =
            digits == 1 ? Int(bytes.byte(5)) - 0x30 : (Int(bytes.byte(5)) - 0x30) * 10 + Int(bytes.byte(6)) - 0x30
        guard announced == length else { return false }
        for place in 0..<length where bytes.byte(offset + place) != word.utf8Start[place] { return false }
        return true
    }

    /// The number in the last line.
    private static func lastInteger(_ bytes: UnsafeRawPointer, _ size: Int) -> Int32 {
        var index = size - 3
        var value: Int32 = 0
        var factor: Int32 = 1
        while index > 0, bytes.byte(index) &- 0x30 < 10, factor < 100_000_000 {
            value += Int32(bytes.byte(index) &- 0x30) * factor
            factor *= 10
            index -= 1
        }
        return value
    }
}
