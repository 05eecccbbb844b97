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
        let nodes = try Row.fetchAll(db, sql: "SELECT node, id, state FROM node")
            .reduce(into: [String: (id: String?, state: String)]()) { $0[$1["node"]] = ($1["id"], $1["state"]) }
        let beliefs = try Row.fetchAll(db, sql: "SELECT * FROM belief ORDER BY subject_id, observers DESC")
        let groups = Dictionary(grouping: beliefs) { $0["subject_id"] as String }
        let addresses = groups.compactMapValues { $0.first?["subject"] as String? }
        return groups.keys.sorted().compactMap { id in
            let rows = groups[id] ?? []
            // A handshake entry has a made-up id that changes; it is no member yet.
            guard rows.contains(where: { $0["health"] != "handshake" }) else { return nil }
            return member(id, rows, nodes: nodes, addresses: addresses)
        }
    }

    private static func member(
        _ id: String,
        _ beliefs: [Row],
        nodes: [String: (id: String?, state: String)],
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
            others.filter(condition).reduce(0) { $0 + ($1["observers"] as Int) }
        }
        return MemberFact(
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
    }
}
