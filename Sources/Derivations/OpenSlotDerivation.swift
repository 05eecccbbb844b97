import ClusterModel
package import Facts
package import GRDB

/// Open slots with both sides beside one another.
package enum OpenSlotDerivation: Derivation {
    package static func derive(from db: Database) throws -> [OpenSlotFact] {
        let sql = """
            SELECT h.node, h.slot, h.direction, h.peer_id, p.node AS peer,
                CASE WHEN pn.state = 'answered' THEN o.slot IS NOT NULL END AS partner_open,
                kh.keys AS keys_here, kt.keys AS keys_there
            FROM open_half AS h
            LEFT JOIN member AS p ON p.id = h.peer_id
            LEFT JOIN node AS pn ON pn.node = p.node
            LEFT JOIN node AS self ON self.node = h.node
            LEFT JOIN open_half AS o
                ON o.node = p.node AND o.slot = h.slot AND o.direction <> h.direction AND o.peer_id = self.id
            LEFT JOIN slot_keys AS kh ON kh.node = h.node AND kh.slot = h.slot
            LEFT JOIN slot_keys AS kt ON kt.node = p.node AND kt.slot = h.slot
            ORDER BY h.slot, h.node
            """
        let claims = try db.rows("SELECT subject, slots FROM belief WHERE own AND slots <> ''")
            .map { (node: $0["subject"] as String, slots: SlotText.set($0["slots"])) }
        return try db.rows(sql).map { row in
            let slot: Int = row["slot"]
            return OpenSlotFact(
                node: row["node"],
                slot: slot,
                direction: row["direction"],
                peerID: row["peer_id"],
                peer: row["peer"],
                partnerOpen: row["partner_open"],
                keysHere: row["keys_here"],
                keysThere: row["keys_there"],
                owner: claims.first { $0.slots.contains(slot) }?.node
            )
        }
    }
}
