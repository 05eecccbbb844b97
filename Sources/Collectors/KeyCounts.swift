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

    /// Adds what another node let itself be counted.
    static func += (counts: inout KeyCounts, other: KeyCounts) {
        counts.slotKeys += other.slotKeys
        counts.censuses += other.censuses
        counts.uncounted += other.uncounted
    }

    /// Adds a second counting of the same nodes: of one node's slot, and of one node's failure, the first stays.
    func adding(again other: KeyCounts) -> KeyCounts {
        var counts = self
        let known = Set(slotKeys.map(SlotAtNode.init))
        counts.slotKeys += other.slotKeys.filter { !known.contains(SlotAtNode($0)) }
        counts.censuses += other.censuses
        let failed = Set(uncounted.map(\.node))
        counts.uncounted += other.uncounted.filter { !failed.contains($0.node) }
        return counts
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
