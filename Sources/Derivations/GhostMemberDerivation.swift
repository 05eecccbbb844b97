import ClusterModel
package import Facts
package import GRDB

/// Ids that nobody answers to: without an address, or at an address where another id lives now.
///
/// A member that is merely down is none of them: its address is its own.
package enum GhostMemberDerivation: Derivation {
    package static func derive(from db: Database) throws -> [GhostMemberFact] {
        let sql = """
            SELECT m.id, m.node, m.role, m.slot_count, max(m.observers, 1) AS observers, o.id AS new_id,
                (SELECT group_concat(health) FROM (
                    SELECT DISTINCT b.health AS health FROM belief AS b
                    WHERE b.subject_id = m.id AND b.health <> 'ok' ORDER BY b.health)) AS flags
            FROM member AS m LEFT JOIN node AS o ON o.node = m.node AND o.state = 'answered' AND o.id <> m.id
            WHERE m.id NOT IN (SELECT id FROM node WHERE state = 'answered' AND id IS NOT NULL)
                AND (o.id IS NOT NULL OR m.id IN (SELECT subject_id FROM belief WHERE health = 'noaddr'))
            ORDER BY m.id
            """
        return try db.rows(sql).map { row in
            let name: String = row["node"]
            return GhostMemberFact(
                id: row["id"],
                // An id whose address nobody knows goes by its first digits.
                address: Endpoint(name) == nil ? nil : name,
                observers: row["observers"],
                flags: row["flags"] ?? "",
                newID: row["new_id"],
                role: row["role"],
                slotCount: row["slot_count"]
            )
        }
    }
}
