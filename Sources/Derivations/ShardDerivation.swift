import ClusterModel
package import Facts
package import GRDB

/// Masters that own slots, with how many replicas stand behind each.
package enum ShardDerivation: Derivation {
    package static func derive(from db: Database) throws -> [ShardFact] {
        // Dead: nothing listens at its port, or a majority of the others marks it fail and it does not answer us either.
        // One that lives at another address than the one that it announces is alive.
        let sql = """
            WITH life AS (
                SELECT m.*, (NOT coalesce(n.state = 'refused', 0) OR coalesce(m.elsewhere, 0))
                    AND (m.answered OR m.fail_votes * 2 <= m.observers) AS alive
                FROM member AS m LEFT JOIN node AS n ON n.node = m.node
            )
            SELECT m.node, m.id, m.slots, m.slot_count, m.alive, count(r.id) AS replicas, coalesce(sum(r.alive), 0) AS live
            FROM life AS m LEFT JOIN life AS r ON r.master_id = m.id AND r.role = 'replica'
            WHERE m.role = 'master' AND m.slot_count > 0
            GROUP BY m.id ORDER BY m.node
            """
        return try db.rows(sql).map { row in
            ShardFact(
                master: row["node"],
                masterID: row["id"],
                slots: row["slots"],
                slotCount: row["slot_count"],
                replicas: row["replicas"],
                liveReplicas: row["live"],
                masterAlive: row["alive"],
                ranges: SlotText.set(row["slots"]).ranges.count
            )
        }
    }
}
