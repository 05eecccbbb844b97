import ClusterModel
package import Facts
package import GRDB

/// On which machine each member runs: by examination from within, else by the host of its address.
package enum PlacementDerivation: Derivation {
    package static func derive(from db: Database) throws -> [PlacementFact] {
        let sql = """
            SELECT m.node, m.role, m.slot_count, n.host, p.zone,
                (SELECT min(h.machine) FROM host_process AS h WHERE h.node = m.node) AS machine,
                (SELECT a.address FROM address_claim AS a WHERE a.id = m.id AND a.own = 0 AND a.answers_id = a.id
                    ORDER BY a.observers DESC, a.address LIMIT 1) AS announced
            FROM member AS m
            LEFT JOIN node AS n ON n.node = m.node
            LEFT JOIN process AS p ON p.node = m.node
            WHERE m.elsewhere IS NOT 1 AND NOT EXISTS (SELECT 1 FROM ghost_member AS g WHERE g.id = m.id)
            ORDER BY m.node
            """
        // A dead node at a loopback address was on the machine that was looked at, where its process is missing now.
        let examined = try String.fetchOne(db, sql: "SELECT min(machine) FROM host_process")
        return try Row.fetchAll(db, sql: sql).compactMap { row in
            let node: String = row["node"]
            guard let reached = row["host"] as String? ?? Endpoint(node)?.host else { return nil }
            // Where clients are sent, if it is this node that answers there; we may have come by another way, say by loopback on its own machine.
            let announced = row.text("announced").flatMap { Endpoint($0)?.host } ?? reached
            let host = isLoopback(reached) ? announced : reached
            let machine: String? = row["machine"]
            let zone: String? = row["zone"]
            return PlacementFact(
                node: node,
                machine: machine ?? (isLoopback(host) ? examined ?? "loopback" : host),
                certain: machine != nil,
                zone: zone == "" ? nil : zone,
                role: row["role"],
                owner: row.text("role") == "master" && (row.number("slot_count") ?? 0) > 0,
                loopback: isLoopback(announced)
            )
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host.hasPrefix("127.") || host == "::1" || host == "localhost"
    }
}
