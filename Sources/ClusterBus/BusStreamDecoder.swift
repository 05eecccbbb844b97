/// Cuts one direction of a bus connection into messages, however the bytes come.
///
///     var decoder = BusStreamDecoder()
///     decoder.feed(segment) { message in … }   // the message lies in the segment itself where it can
///     decoder.hole(count) { message in … }     // bytes that the capture lacks
///
/// It takes any bytes. Where no message starts it searches for the next one, and believes it only if its fields make
/// sense and another follows (or the bytes end there). It holds at most one message, and of a long one only the first
/// ``keep`` bytes: the rest is counted, not stored.
package struct BusStreamDecoder: Sendable {
    /// How much of a message is kept at most, in bytes: a heartbeat with 1000 entries has 106,256.
    package static let keep = 128 << 10
    /// What is copied at once to complete a message, so that a hostile stream cannot make the copies small and many.
    private static let step = 4096

    package internal(set) var counters = BusStreamCounters()
    /// How many bytes came or were missed before the next one.
    package internal(set) var position = 0
    /// Whether messages follow each other without a gap at this moment.
    package internal(set) var isInStep = true
    /// Bytes of the current message that are still to come and need not be looked at.
    var passing = 0
    /// The start of a message that has not come whole.
    private var pending: [UInt8] = []
    /// How many bytes it must have before anything can be done with it.
    var needed = 0

    package init() {}

    /// Bytes that wait for more; never more than ``keep`` and a few.
    package var pendingBytes: Int { pending.count }

    /// Takes the next bytes of the stream and hands out each message that they complete.
    package mutating func feed(_ chunk: UnsafeRawBufferPointer, _ body: (BusMessageView) -> Void) {
        var rest = chunk
        position += chunk.count
        while !pending.isEmpty {
            guard !rest.isEmpty else { return }
            let added = min(rest.count, max(needed - pending.count, Self.step))
            pending.append(contentsOf: rest.piece(0, added))
            rest = rest.piece(added, rest.count)
            let held = pending
            let used = held.withUnsafeBytes { scan($0, endingAt: position - rest.count, body) }
            let left = held.count - used
            if left <= added {
                // All that is left came with this chunk: go on there, without copies.
                pending.removeAll(keepingCapacity: pending.capacity <= Self.step)
                rest = chunk.piece(chunk.count - rest.count - left, chunk.count)
                break
            } else if used > 0 {
                pending = Array(held[used...])
            }
        }
        let used = scan(rest, endingAt: position, body)
        if used < rest.count { pending.append(contentsOf: rest.piece(used, rest.count)) }
    }

    /// Passes over bytes that were sent but are not in the capture; nil when nobody knows how many.
    ///
    /// A message whose start was seen is handed out cut. If its length says where the next one starts, the step is kept.
    package mutating func hole(_ count: Int?, _ body: (BusMessageView) -> Void) {
        counters.holes += 1
        let held = pending
        pending = []
        defer { position += count ?? 0 }
        if let length = held.withUnsafeBytes({ cutMessage($0, body) }) {
            passing = length - held.count
            isInStep = true
        } else {
            counters.skippedBytes += held.count
        }
        if let count, passing >= count, passing > 0 {
            passing -= count
        } else {
            passing = 0
            isInStep = false
        }
    }

    /// Hands out the message of which only the start is there; its length, or nil if it is none.
    private mutating func cutMessage(_ bytes: UnsafeRawBufferPointer, _ body: (BusMessageView) -> Void) -> Int? {
        guard let envelope = BusEnvelope(bytes), isInStep || BusLength.isBelievable(bytes, envelope) != .wrong,
            BusLength.judge(bytes, envelope) != .wrong
        else { return nil }
        hand(bytes, endingAt: position, body)
        return envelope.length
    }
}
