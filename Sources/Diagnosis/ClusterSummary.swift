package import Facts
import GRDB

/// The cluster in one line.
package struct ClusterSummary: Sendable, Hashable {
    /// `ok`, `fail`, `unknown` or `not-formed`.
    package var state: String
    package var nodes: Int
    package var reachable: Int
    package var masters: Int
    package var replicas: Int
    package var slotsServed: Int
    package var version: String?

    package init(_ store: FactStore) throws {
        self = try store.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT
                        (SELECT count(*) FROM member) AS members,
                        (SELECT count(*) FROM node) AS nodes,
                        (SELECT count(*) FROM node WHERE state = 'answered') AS reachable,
                        (SELECT count(*) FROM member WHERE role = 'master' AND slot_count > 0) AS masters,
                        (SELECT count(*) FROM member WHERE role = 'replica') AS replicas,
                        (SELECT coalesce(sum(slot_count), 0) FROM shard WHERE master_alive) AS served,
                        (SELECT count(*) FROM cluster_info) AS opinions,
                        (SELECT count(*) FROM cluster_info WHERE state = 'ok') AS fine,
                        (SELECT max(known_nodes) FROM cluster_info) AS known
                    """
            )
            guard let row else { throw DatabaseError(message: "no summary") }
            return ClusterSummary(row, version: try Self.versions(db))
        }
    }

    private init(_ row: Row, version: String?) {
        let opinions: Int = row["opinions"]
        let served: Int = row["served"]
        let known: Int? = row["known"]
        nodes = max(row["nodes"], row["members"])
        reachable = row["reachable"]
        masters = row["masters"]
        replicas = row["replicas"]
        slotsServed = served
        self.version = version
        state =
            if opinions == 0 {
                "unknown"
            } else if known == 1, served == 0 {
                "not-formed"
            } else if row["fine"] == opinions, served > 0 {
                "ok"
            } else {
                "fail"
            }
    }

    private static func versions(_ db: Database) throws -> String? {
        let sql = """
            SELECT DISTINCT flavour, version FROM node WHERE version IS NOT NULL ORDER BY version_num
            """
        let names = try Row.fetchAll(db, sql: sql).map { row in
            (row["flavour"] as String? == "valkey" ? "Valkey " : "Redis ") + (row["version"] as String)
        }
        return names.isEmpty ? nil : names.joined(separator: " and ")
    }
}
