import ClusterModel
package import Facts
package import GRDB

/// Slots that stand in nobody's list, with the master that the evidence names as their owner.
///
/// Evidence in this order: keys of the slot in a master's memory, the owner on both sides, the owner on one side, the
/// master with the fewest slots. A cluster in which nobody owns anything is not formed, and has no gaps.
package enum SlotGapDerivation: Derivation {
    package static func derive(from db: Database) throws -> [SlotGapFact] {
        let owned = try db.strings("SELECT DISTINCT slots FROM belief WHERE slots <> ''")
            .reduce(SlotSet()) { $0.union(SlotText.set($1)) }
        guard !owned.isEmpty else { return [] }
        let evidence = try Evidence(db)
        return SlotSet.all.subtracting(owned).ranges.flatMap { range in split(range, evidence) }
    }

    /// Cuts a gap where the evidence names different owners.
    private static func split(_ range: ClosedRange<Int>, _ evidence: Evidence) -> [SlotGapFact] {
        var gaps: [(range: ClosedRange<Int>, owner: Owner?)] = []
        for slot in range {
            let owner = evidence.holder(of: slot) ?? evidence.neighbour(of: range) ?? evidence.smallest
            if let last = gaps.last, last.owner?.node == owner?.node, last.owner?.reason == owner?.reason {
                let keys = (last.owner?.keys ?? 0) + (owner?.keys ?? 0)
                var merged = owner
                merged?.keys = keys
                gaps[gaps.count - 1] = (last.range.lowerBound...slot, merged)
            } else {
                gaps.append((slot...slot, owner))
            }
        }
        return gaps.map { gap in
            SlotGapFact(
                firstSlot: gap.range.lowerBound,
                lastSlot: gap.range.upperBound,
                slots: SlotText.text(gap.range),
                slotCount: gap.range.count,
                owner: gap.owner?.node,
                ownerReason: gap.owner?.reason,
                keys: evidence.counted ? gap.owner?.keys : nil
            )
        }
    }

    private struct Owner {
        var node: String
        var reason: String
        var keys = 0
    }

    /// What speaks for an owner: only masters that answer can be one.
    private struct Evidence {
        private let holders: [Int: Owner]
        private let masters: [(node: String, slots: SlotSet)]
        let counted: Bool

        init(_ db: Database) throws {
            let sql = "SELECT node, slots FROM member WHERE role = 'master' AND answered ORDER BY node"
            masters = try db.rows(sql).map { ($0["node"], SlotText.set($0["slots"])) }
            let keys = try db.rows(
                """
                SELECT k.slot, k.node, k.keys FROM slot_keys AS k
                JOIN member AS m ON m.node = k.node AND m.role = 'master'
                ORDER BY k.keys
                """
            )
            counted = !keys.isEmpty
            // Ascending order: the master with the most keys of a slot is written last and stays.
            holders = keys.filter { $0["keys"] as Int > 0 }
                .reduce(into: [:]) { $0[$1["slot"]] = Owner(node: $1["node"], reason: "keys", keys: $1["keys"]) }
        }

        func holder(of slot: Int) -> Owner? { holders[slot] }

        func neighbour(of range: ClosedRange<Int>) -> Owner? {
            let left = masters.first { $0.slots.contains(range.lowerBound - 1) }?.node
            let right = masters.first { $0.slots.contains(range.upperBound + 1) }?.node
            guard let node = left ?? right else { return nil }
            return Owner(node: node, reason: left == right ? "neighbours" : "one_neighbour")
        }

        var smallest: Owner? {
            masters.filter { !$0.slots.isEmpty }.min { $0.slots.count < $1.slots.count }
                .map { Owner(node: $0.node, reason: "fewest_slots") }
        }
    }
}
