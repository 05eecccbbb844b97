import Facts

/// Keys by slot and node, the sums of whole nodes, and the nodes that could not be counted.
struct KeyCounts {
    private(set) var censuses: [KeyCensusFact] = []
    private(set) var uncounted: [CollectionFact] = []
    var slotKeys: [SlotKeysFact] = []

    init() {}

    init(_ census: KeyCensusFact, strays: [SlotKeysFact]) {
        censuses = [census]
        slotKeys = strays
    }

    init(_ failure: Uncounted) {
        uncounted = [failure.fact].compactMap { $0 }
    }

    /// Of one node's slot, and of one node's failure, the first stays.
    mutating func formUnion(_ other: KeyCounts) {
        let known = Set(slotKeys.map(SlotAtNode.init))
        slotKeys += other.slotKeys.filter { !known.contains(SlotAtNode($0)) }
        censuses += other.censuses
        let failed = Set(uncounted.map(\.node))
        uncounted += other.uncounted.filter { !failed.contains($0.node) }
    }

    var sorted: KeyCounts {
        var counts = self
        counts.slotKeys.sort { ($0.slot, $0.node) < ($1.slot, $1.node) }
        counts.censuses.sort { $0.node < $1.node }
        counts.uncounted.sort { $0.node < $1.node }
        return counts
    }
}

private struct SlotAtNode: Hashable {
    let slot: Int
    let node: String

    init(_ fact: SlotKeysFact) {
        slot = fact.slot
        node = fact.node
    }
}
