/// A set of hash slots, one bit each: 2 kB, or nothing when empty.
package struct SlotSet: Sendable, Hashable {
    /// The bits, 256 words; no words at all when the set is empty, so that equal sets are stored equally.
    var words: [UInt64] = []

    package init() {}

    /// The slots of a range; what lies outside 0...16383 is left out.
    package init(range: ClosedRange<Int>) { insert(range) }

    /// The slots of all these ranges; what lies outside 0...16383 is left out.
    package init(_ ranges: some Sequence<ClosedRange<Int>>) {
        for range in ranges { insert(range) }
    }

    /// All 16384 slots.
    package static let all = SlotSet(range: slots)

    static let slots = 0...(HashSlot.count - 1)

    package var isEmpty: Bool { words.isEmpty }

    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    package func contains(_ slot: Int) -> Bool {
        Self.slots.contains(slot) && !words.isEmpty && words[slot >> 6] >> UInt64(slot & 63) & 1 == 1
    }

    /// Adds a slot; a number that is no slot is ignored.
    package mutating func insert(_ slot: Int) { insert(slot...slot) }

    /// Adds a range of slots; what lies outside 0...16383 is ignored.
    package mutating func insert(_ range: ClosedRange<Int>) {
        guard range.overlaps(Self.slots) else { return }
        if words.isEmpty { words = [UInt64](repeating: 0, count: HashSlot.count / 64) }
        let range = range.clamped(to: Self.slots)
        for word in (range.lowerBound >> 6)...(range.upperBound >> 6) {
            let first = Swift.max(range.lowerBound - word << 6, 0)
            let last = Swift.min(range.upperBound - word << 6, 63)
            words[word] |= (UInt64.max >> UInt64(63 - last + first)) << UInt64(first)
        }
    }

    package mutating func remove(_ slot: Int) {
        guard contains(slot) else { return }
        words[slot >> 6] &= ~(1 << UInt64(slot & 63))
        dropIfEmpty()
    }

    mutating func dropIfEmpty() {
        if words.allSatisfy({ $0 == 0 }) { words = [] }
    }
}
