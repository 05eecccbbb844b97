package import Facts
package import GRDB

/// Addresses that are announced for each node, with what answers there.
package enum AddressClaimDerivation: Derivation {
    package static func derive(from db: Database) throws -> [AddressClaimFact] {
        // The address that the node itself announces shows in the others' beliefs; where clients are sent is in told_endpoint.
        let sql = """
            WITH claim AS (
                SELECT subject_id AS id, subject AS address, sum(observers) AS observers, max(own) AS own
                FROM belief WHERE health NOT IN ('handshake', 'noaddr') GROUP BY subject_id, subject
                UNION
                SELECT t.id, CASE WHEN instr(t.endpoint, ':') THEN '[' || t.endpoint || ']' ELSE t.endpoint END
                    || ':' || t.port, sum(t.observers), 0
                FROM told_endpoint AS t
                WHERE t.id IS NOT NULL AND t.endpoint NOT IN ('', '?') AND t.port > 0
                GROUP BY t.id, t.endpoint, t.port
            )
            SELECT c.id AS id, n.node AS node, c.address AS address, max(c.observers) AS observers, max(c.own) AS own,
                n.bus_port AS bus_port, p.result AS result,
                CASE WHEN p.result IN ('same_node', 'other_node') THEN p.detail
                    WHEN p.result IS NULL AND c.address = n.node THEN n.id END AS answers_id
            FROM claim AS c
            JOIN node AS n ON n.id = c.id AND n.state = 'answered'
            LEFT JOIN probe AS p ON p.kind = 'announced-address' AND p.node = n.node AND p.target = c.address
            GROUP BY c.id, c.address ORDER BY n.node, c.address
            """
        return try db.rows(sql).map { row in
            AddressClaimFact(
                id: row["id"],
                node: row["node"],
                address: row["address"],
                busPort: row["bus_port"],
                observers: row["observers"],
                own: row["own"],
                answersID: row["answers_id"],
                result: row["result"]
            )
        }
    }
}
