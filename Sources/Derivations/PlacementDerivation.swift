import ClusterModel
package import Facts
package import GRDB

/// On which machine each member runs: by examination from within, else by the host of its address.
package enum PlacementDerivation: Derivation {
    package static func derive(from db: Database) throws -> [PlacementFact] {
        let sql = """
            SELECT m.node, m.role, m.slot_count, n.host, p.zone,
                (SELECT min(h.machine) FROM host_process AS h WHERE h.node = m.node) AS machine,
                (SELECT a.address FROM address_claim AS a WHERE a.id = m.id AND a.own = 0
                    ORDER BY a.observers DESC, a.address LIMIT 1) AS announced
            FROM member AS m
            LEFT JOIN node AS n ON n.node = m.node
            LEFT JOIN process AS p ON p.node = m.node
            WHERE m.elsewhere IS NOT 1 AND NOT EXISTS (SELECT 1 FROM ghost_member AS g WHERE g.id = m.id)
            ORDER BY m.node
            """
        return try Row.fetchAll(db, sql: sql).compactMap { row in
            let node: String = row["node"]
            // What the others know it by; we may have come by another way, say by loopback on its own machine.
            let announced: String = row["announced"] ?? node
            guard let host = Endpoint(announced)?.host ?? row["host"] as String? else { return nil }
            let machine: String? = row["machine"]
            let zone: String? = row["zone"]
            return PlacementFact(
                node: node,
                machine: machine ?? (isLoopback(host) ? "loopback" : host),
                certain: machine != nil,
                zone: zone == "" ? nil : zone,
                role: row["role"],
                owner: row.text("role") == "master" && (row.number("slot_count") ?? 0) > 0,
                loopback: isLoopback(host)
            )
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host.hasPrefix("127.") || host == "::1" || host == "localhost"
    }
}
