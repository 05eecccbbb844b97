import ClusterModel
import GRDB

/// One node as it is drawn.
package struct PictureNode: Sendable {
    /// How it fares, worst last.
    package enum Health: String, Sendable {
        case well, suspected, silent, failed
    }

    package let address: String
    package let id: String?
    package let role: String
    package let masterID: String?
    package let isMember: Bool
    package let slotCount: Int
    /// Its slots by consensus, as ranges.
    package let slots: String
    package let state: String
    package let health: Health
    package let machine: String?
    package let version: String?
    /// up or down, for a replica.
    package let link: String?
    package let linkDownSeconds: Int?

    /// The lowest slot that it owns.
    package var firstSlot: Int? { SlotRanges.parse(slots).first?.lowerBound }

    static func all(_ db: Database) throws -> [PictureNode] {
        let sql = """
            SELECT a.*, n.state, n.version, m.master_id, m.fail_votes, m.pfail_votes, m.observers, p.machine,
                l.status AS link, l.down_seconds
            FROM (
                SELECT node AS address, id, role, 1 AS member, slot_count, coalesce(slots, '') AS slots FROM member
                UNION ALL
                SELECT node, id, coalesce(role, 'master'), 0, 0, '' FROM node
                WHERE node NOT IN (SELECT node FROM member WHERE node IS NOT NULL)
            ) AS a
            LEFT JOIN member AS m ON m.id = a.id AND a.member = 1
            LEFT JOIN node AS n ON n.node = a.address
            LEFT JOIN placement AS p ON p.node = a.address
            LEFT JOIN replica_link AS l ON l.node = a.address
            ORDER BY a.address, a.id
            """
        return try Row.fetchAll(db, sql: sql).map { row in
            let state: String = row["state"] ?? "not_asked"
            let fail: Int = row["fail_votes"] ?? 0
            let suspicions: Int = row["pfail_votes"] ?? 0
            let observers: Int = row["observers"] ?? 0
            return PictureNode(
                address: row["address"],
                id: row["id"],
                role: row["role"],
                masterID: row["master_id"],
                isMember: row["member"],
                slotCount: row["slot_count"] ?? 0,
                slots: row["slots"],
                state: state,
                health: state == "refused" || fail * 2 > observers
                    ? .failed : state != "answered" ? .silent : fail + suspicions > 0 ? .suspected : .well,
                machine: row["machine"],
                version: row["version"],
                link: row["link"],
                linkDownSeconds: row["down_seconds"]
            )
        }
    }
}
