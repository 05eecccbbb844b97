import ClusterModel
package import Facts
package import GRDB

/// The rehearsal of a failover, for each replica of a master that owns slots.
///
/// The conditions are the servers' own (`clusterHandleSlaveFailover` in `cluster.c`, `cluster_legacy.c` from 7.2 on):
/// failover not disabled, data that came once and is not too old, and the votes of most slot owners.
package enum TakeoverDerivation: Derivation {
    package static func derive(from db: Database) throws -> [TakeoverFact] {
        let owners = try Int.fetchOne(db, sql: "SELECT count(*) FROM shard") ?? 0
        let living = try Set(db.strings("SELECT master FROM shard WHERE master_alive"))
        let rows = try db.rows(facts)
        let candidates = rows.map { row in
            let master: String = row["master"]
            let votes = living.count - (living.contains(master) ? 1 : 0)
            return candidate(row, votes: votes, needed: owners / 2 + 1)
        }
        let eligible = Dictionary(grouping: candidates.filter(\.eligible), by: \.master).mapValues(\.count)
        return candidates.map { candidate in
            var candidate = candidate
            candidate.standsAlone = (eligible[candidate.master] ?? 0) - (candidate.eligible ? 1 : 0) == 0
            return candidate
        }
    }

    private static let facts = """
        WITH setting AS MATERIALIZED (
            SELECT node, max(CASE name WHEN 'cluster-replica-no-failover' THEN value END) AS no_failover,
                max(CASE name WHEN 'cluster-replica-validity-factor' THEN value END) AS factor,
                max(CASE name WHEN 'repl-ping-replica-period' THEN value END) AS ping_seconds
            FROM config
            WHERE name IN ('cluster-replica-no-failover', 'cluster-replica-validity-factor', 'repl-ping-replica-period')
                AND origin = 'live'
            GROUP BY node
        )
        SELECT r.node AS replica, s.master, r.answered, r.observers, r.fail_votes, n.state,
            l.status, l.down_seconds, l.never_connected, l.syncing, l.attached_state, l.offset, mr.offset AS master_offset,
            c.no_failover, cast(c.factor AS INTEGER) AS factor, cast(c.ping_seconds AS INTEGER) AS ping_seconds,
            n.node_timeout_ms AS timeout_ms
        FROM shard AS s
        JOIN member AS r ON r.role = 'replica' AND r.master_id = s.master_id
        LEFT JOIN node AS n ON n.node = r.node
        LEFT JOIN replica_link AS l ON l.node = r.node
        LEFT JOIN replication AS mr ON mr.node = s.master
        LEFT JOIN setting AS c ON c.node = r.node
        ORDER BY s.master, r.node
        """

    private static func candidate(_ row: Row, votes: Int, needed: Int) -> TakeoverFact {
        let isUp = row.text("status") == "up"
        let age: Int? = isUp ? 0 : row["down_seconds"]
        let allowed = allowedAge(row)
        let offset: Int? = row["offset"]
        let masterOffset: Int? = row["master_offset"]
        var fact = TakeoverFact(
            replica: row["replica"],
            master: row["master"],
            eligible: false,
            dataAgeSeconds: age,
            allowedAgeSeconds: allowed,
            behindBytes: zip(masterOffset, offset).map { max($0.minus($1), 0) },
            votes: votes,
            votesNeeded: needed,
            standsAlone: false
        )
        fact.obstacle = obstacle(row, age: age, allowed: allowed, votes: votes, needed: needed)
        fact.eligible = fact.obstacle == nil
        return fact
    }

    private static func obstacle(_ row: Row, age: Int?, allowed: Int?, votes: Int, needed: Int) -> String? {
        if row.number("answered") == 0 { return "not-answering" }
        let failVotes = row.number("fail_votes") ?? 0
        if failVotes > (row.number("observers") ?? 0).minus(failVotes) { return "failed-in-view" }
        if row.text("no_failover") == "yes" { return "failover-disabled" }
        // A full sync that runs has thrown the old data away already, but it ends by itself.
        if row.number("syncing") == 1 || ["wait_bgsave", "send_bulk"].contains(row.text("attached_state")) {
            return "syncing"
        }
        if row.number("never_connected") == 1 { return "no-data" }
        if let age, let allowed, age > allowed { return "too-old" }
        if votes < needed { return "no-majority" }
        return nil
    }

    /// Longest age of data in seconds: node timeout, a ping period, and the timeout as often as the factor says.
    private static func allowedAge(_ row: Row) -> Int? {
        guard let factor: Int = row["factor"], factor > 0, let timeout: Int = row["timeout_ms"] else { return nil }
        return (timeout.times(factor.plus(1)) / 1000).plus(row["ping_seconds"] ?? 10)
    }

    private static func zip(_ left: Int?, _ right: Int?) -> (Int, Int)? {
        guard let left, let right else { return nil }
        return (left, right)
    }
}
