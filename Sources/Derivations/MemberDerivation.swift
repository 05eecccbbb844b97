import ClusterModel
package import Facts
package import GRDB

/// Who belongs to the cluster: one row for each node id that anyone knows, with what the others say of it.
package enum MemberDerivation: Derivation {
    /// Node states in which the process is known to run: it said something, be it a refusal.
    private static let alive: Set<String> = [
        "answered", "no_password", "wrong_password", "no_permission", "protected", "max_clients", "busy", "loading",
        "not_cluster",
    ]

    package static func derive(from db: Database) throws -> [MemberFact] {
        let nodes = try db.rows("SELECT node, id, state FROM node")
            .reduce(into: [String: (id: String?, state: String)]()) { $0[$1["node"]] = ($1["id"], $1["state"]) }
        let beliefs = try db.rows("SELECT * FROM belief ORDER BY subject_id, observers DESC")
        let groups = Dictionary(grouping: beliefs) { $0["subject_id"] as String }
        let silences = try silences(db)
        let addresses = groups.compactMapValues { $0.first?["subject"] as String? }
        return groups.keys.sorted().compactMap { id in
            let rows = groups[id] ?? []
            // A handshake entry has a made-up id that changes; it is no member yet.
            guard rows.contains(where: { $0["health"] != "handshake" }) else { return nil }
            return member(id, rows, nodes: nodes, silences: silences, addresses: addresses)
        }
    }

    private static func member(
        _ id: String,
        _ beliefs: [Row],
        nodes: [String: (id: String?, state: String)],
        silences: [String: Bool],
        addresses: [String: String]
    ) -> MemberFact? {
        let others = beliefs.filter { $0["own"] == 0 }
        let own = beliefs.first { $0["own"] == 1 }
        guard let consensus = others.first(where: { $0["is_consensus"] == 1 }) ?? own else { return nil }
        let address: String = consensus["subject"]
        let role: String = (own ?? consensus)["role"]
        let masterID: String? = role == "replica" ? (own ?? consensus)["master_id"] : nil
        let slots: String = consensus["slots"]
        let process = nodes[address]
        func votes(_ condition: (Row) -> Bool) -> Int {
            others.filter(condition).reduce(0) { $0.plus($1["observers"]) }
        }
        var fact = MemberFact(
            id: id,
            node: address,
            role: role,
            masterID: masterID,
            master: masterID.flatMap { addresses[$0] },
            slotCount: SlotText.count(slots),
            slots: slots,
            configEpoch: consensus["config_epoch"],
            observers: votes { _ in true },
            failVotes: votes { ["fail", "noaddr"].contains($0["health"] as String) },
            pfailVotes: votes { $0["health"] == "pfail" },
            disconnectedVotes: votes { $0["connected"] == 0 },
            answered: alive.contains(process?.state ?? "") && (process?.id == nil || process?.id == id)
        )
        fact.elsewhere = livesElsewhere(fact, state: process?.state, silence: silences[address])
        return fact
    }

    /// Nodes for whose pong somebody waits, and whether one has waited for longer than its node timeout and a second.
    private static func silences(_ db: Database) throws -> [String: Bool] {
        let sql = """
            SELECT s.node, max(coalesce(s.ping_age_ms > o.node_timeout_ms + 1000, 0)) AS long
            FROM bus_silence AS s LEFT JOIN node AS o ON o.node = s.observer GROUP BY s.node
            """
        return try db.rows(sql).reduce(into: [:]) { $0[$1["node"] as String] = $1["long"] as Bool }
    }

    /// A node at whose address nobody is, and which no other node suspects, lives at another address.
    ///
    /// Either all links to it stand; or they do not, but a ping has waited for so long that it would be suspected, were it
    /// not for the pings that come from it (`clusterCron` counts any data from a node as a sign of life).
    private static func livesElsewhere(_ member: MemberFact, state: String?, silence: Bool?) -> Bool {
        guard ["refused", "timed_out", "unreachable"].contains(state ?? ""), member.observers > 0,
            member.failVotes == 0, member.pfailVotes == 0
        else { return false }
        return silence ?? (member.disconnectedVotes == 0)
    }
}
