extension SlotSet {
    package mutating func formUnion(_ other: SlotSet) { self = union(other) }

    package func union(_ other: SlotSet) -> SlotSet {
        if isEmpty { return other }
        return other.isEmpty ? self : combined(other, |)
    }

    package func intersection(_ other: SlotSet) -> SlotSet {
        isEmpty || other.isEmpty ? SlotSet() : combined(other, &)
    }

    package func subtracting(_ other: SlotSet) -> SlotSet {
        isEmpty || other.isEmpty ? self : combined(other) { $0 & ~$1 }
    }

    private func combined(_ other: SlotSet, _ combine: (UInt64, UInt64) -> UInt64) -> SlotSet {
        var result = SlotSet()
        result.words = zip(words, other.words).map(combine)
        result.dropIfEmpty()
        return result
    }
}
