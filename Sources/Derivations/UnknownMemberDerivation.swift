package import Facts
package import GRDB

/// Members that some nodes know and others do not.
package enum UnknownMemberDerivation: Derivation {
    package static func derive(from db: Database) throws -> [UnknownMemberFact] {
        let sql = """
            SELECT u.observer, m.id, m.node, m.observers, m.answered
            FROM unaware AS u JOIN member AS m ON m.id = u.subject_id
            ORDER BY m.node, m.id, u.observer
            """
        return try db.rows(sql).map { row in
            UnknownMemberFact(
                observer: row["observer"],
                id: row["id"],
                node: row["node"],
                knownBy: row["observers"],
                answered: row["answered"]
            )
        }
    }
}
