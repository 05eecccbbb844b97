import ClusterModel
package import Facts
package import GRDB

/// On which machine each member runs: by examination from within, else by the host of its address.
package enum PlacementDerivation: Derivation {
    package static func derive(from db: Database) throws -> [PlacementFact] {
        let sql = """
            SELECT m.id, m.node, m.role, m.slot_count, n.host, p.zone
            FROM member AS m
            LEFT JOIN node AS n ON n.node = m.node
            LEFT JOIN process AS p ON p.node = m.node
            WHERE m.elsewhere IS NOT 1 AND m.id NOT IN (SELECT id FROM ghost_member)
            ORDER BY m.node
            """
        let machines = try texts("SELECT node, min(machine) FROM host_process GROUP BY node", db)
        // Where most others reach it, if it is this node that answers there.
        let announcements = try texts(
            """
            SELECT id, address FROM address_claim WHERE own = 0 AND answers_id = id
            ORDER BY id, observers, address DESC
            """,
            db
        )
        // A dead node at a loopback address was on the machine that was looked at, where its process is missing now.
        let examined = machines.values.min()
        return try db.rows(sql).compactMap { row in
            let node: String = row["node"]
            guard let reached = row["host"] as String? ?? Endpoint(node)?.host else { return nil }
            // Where clients are sent, if it is this node that answers there; we may have come by another way, say by loopback on its own machine.
            let announced = announcements[row["id"]].flatMap { Endpoint($0)?.host } ?? reached
            let host = isLoopback(reached) ? announced : reached
            let machine = machines[node]
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

    /// The second column by the first; of several rows the last.
    private static func texts(_ sql: String, _ db: Database) throws -> [String: String] {
        try db.rows(sql).reduce(into: [:]) { $0[$1[0] as String] = $1[1] as String? }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host.hasPrefix("127.") || host == "::1" || host == "localhost"
    }
}
