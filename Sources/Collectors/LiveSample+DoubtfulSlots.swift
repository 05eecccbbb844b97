import ClusterModel

extension LiveSample {
    /// Slots that stand open somewhere, that two masters claim, or that nobody owns in any view.
    var doubtfulSlots: SlotSet {
        var owned = SlotSet()
        var open = SlotSet()
        var seen: Set<ObjectIdentifier> = []
        for view in nodes.compactMap(\.nodes) {
            for node in view.nodes where seen.insert(ObjectIdentifier(node.told)).inserted {
                owned.formUnion(node.slots)
            }
            for half in view.myself?.openSlots ?? [] { open.insert(half.slot) }
        }
        open.formUnion(disputedSlots)
        return owned.isEmpty ? open : open.union(SlotSet.all.subtracting(owned))
    }

    /// Slots in the own lines of two masters; none where whole shards are in dispute, as in the middle of a failover.
    private var disputedSlots: SlotSet {
        var claimed = SlotSet()
        var disputed = SlotSet()
        for own in nodes.compactMap({ $0.nodes?.myself }) where own.isMaster {
            disputed.formUnion(claimed.intersection(own.slots))
            claimed.formUnion(own.slots)
        }
        return disputed.count > KeyCounting.slotLimit / 4 ? SlotSet() : disputed
    }
}
