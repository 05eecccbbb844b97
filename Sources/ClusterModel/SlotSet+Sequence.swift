extension SlotSet: Sequence {
    /// Walks the slots upwards.
    package struct Iterator: IteratorProtocol {
        private let set: SlotSet
        private var position = 0

        init(_ set: SlotSet) { self.set = set }

        package mutating func next() -> Int? {
            guard let slot = set.firstSlot(from: position, present: true) else { return nil }
            position = slot + 1
            return slot
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }

    package var underestimatedCount: Int { count }

    /// The slots as the fewest ranges, upwards.
    package var ranges: [ClosedRange<Int>] {
        var result: [ClosedRange<Int>] = []
        var position = 0
        while let first = firstSlot(from: position, present: true) {
            let end = firstSlot(from: first, present: false) ?? HashSlot.count
            result.append(first...(end - 1))
            position = end
        }
        return result
    }

    /// The first slot not below `start` that is in the set, or that is not in it; nil when there is none.
    private func firstSlot(from start: Int, present: Bool) -> Int? {
        guard start < HashSlot.count else { return nil }
        if words.isEmpty { return present ? nil : start }
        var word = start >> 6
        var bits = (present ? words[word] : ~words[word]) & (UInt64.max << UInt64(start & 63))
        while bits == 0 {
            word += 1
            guard word < words.count else { return nil }
            bits = present ? words[word] : ~words[word]
        }
        return word << 6 + bits.trailingZeroBitCount
    }
}
