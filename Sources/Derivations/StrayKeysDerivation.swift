import ClusterModel
package import Facts
package import GRDB

/// Keys on masters in slots that they do not own.
package enum StrayKeysDerivation: Derivation {
    package static func derive(from db: Database) throws -> [StrayKeysFact] {
        let owned = try db.rows("SELECT node, slots FROM member WHERE role = 'master' AND slot_count > 0")
            .map { row in (node: row["node"] as String, slots: SlotText.set(row["slots"])) }
        let importing = Set(
            try db.rows("SELECT node, slot FROM open_half WHERE direction = 'importing'")
                .map { SlotAt(node: $0["node"], slot: $0["slot"]) }
        )
        let rows = try db.rows(
            """
            SELECT k.node AS node, k.slot AS slot, k.keys AS keys FROM slot_keys AS k
            JOIN node AS n ON n.node = k.node AND n.role = 'master' WHERE k.keys > 0
            """
        )
        var strays: [Group: (slots: SlotSet, keys: Int)] = [:]
        for row in rows {
            let (node, slot): (String, Int) = (row["node"], row["slot"])
            let owner = owned.first { $0.slots.contains(slot) }?.node
            guard owner != node else { continue }
            let isImporting = importing.contains(SlotAt(node: node, slot: slot))
            let group = Group(node: node, owner: owner, importing: isImporting)
            var found = strays[group] ?? (SlotSet(), 0)
            found.slots.insert(slot)
            found.keys = found.keys.plus(row["keys"])
            strays[group] = found
        }
        return strays.sorted { ($0.key.node, $0.key.owner ?? "") < ($1.key.node, $1.key.owner ?? "") }.map {
            group,
            found in
            StrayKeysFact(
                node: group.node,
                slots: found.slots.description,
                slotCount: found.slots.count,
                keys: found.keys,
                owner: group.owner,
                importing: group.importing
            )
        }
    }

    private struct SlotAt: Hashable {
        let node: String
        let slot: Int
    }

    private struct Group: Hashable {
        let node: String
        let owner: String?
        let importing: Bool
    }
}
