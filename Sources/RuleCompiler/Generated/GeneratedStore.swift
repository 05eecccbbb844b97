package import Facts
import GRDB

/// A store as a big cluster fills it: masters and replicas half and half on machines of four nodes, all tables with rows
/// of a likely number and likely words, and here and there something that is wrong.
///
/// Written by SQLite itself from a list of nodes, since a thousand nodes have half a million rows.
package enum GeneratedStore {
    package static func make(nodes: Int) throws -> FactStore {
        let store = try FactStore()
        try store.database.write { db in
            try db.execute(
                sql: """
                    CREATE TEMP TABLE g (
                        i INTEGER PRIMARY KEY, node TEXT, host TEXT, id TEXT, role TEXT, master_i INTEGER, master TEXT,
                        master_id TEXT, slots TEXT, slot_count INTEGER, epoch INTEGER, odd INTEGER
                    );
                    CREATE TEMP TABLE k (j INTEGER PRIMARY KEY);
                    INSERT INTO k WITH RECURSIVE s(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM s WHERE j < 299)
                        SELECT j FROM s;
                    """
            )
            try fillNodes(db, nodes)
            for statement in base + settings + traffic + derived + machine {
                try db.execute(sql: statement)
            }
            try db.execute(sql: "DROP TABLE temp.g; DROP TABLE temp.k")
        }
        return store
    }

    /// The first half are masters with equal shares of the slots, the second half their replicas; one in 50 is odd.
    private static func fillNodes(_ db: Database, _ nodes: Int) throws {
        let masters = max(1, nodes / 2)
        let insert = try db.makeStatement(
            sql: "INSERT INTO g VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        func host(_ index: Int) -> String { "10.\(index / 1000).\(index / 4 % 250).\(index / 4 % 200 + 1)" }
        func address(_ index: Int) -> String { "\(host(index)):\(7000 + index % 4)" }
        func id(_ index: Int) -> String {
            String(("000000000000000000000000000000000000" + String(index)).suffix(40)) + "a"
        }
        for index in 0..<nodes {
            let isMaster = index < masters
            let master = isMaster ? index : index - masters
            let first = master * 16384 / masters
            let last = (master + 1) * 16384 / masters - 1
            try insert.execute(arguments: [
                index, address(index), host(index), id(index), isMaster ? "master" : "replica", isMaster ? nil : master,
                isMaster ? nil : address(master), isMaster ? nil : id(master), isMaster ? "\(first)-\(last)" : "",
                isMaster ? last - first + 1 : 0, master + 1, index % 50 == 7 ? 1 : 0,
            ])
        }
    }
}
