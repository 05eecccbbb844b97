package import Foundation
import GRDB

extension FactStore {
    /// SQLite's application id of our snapshots: "rcdr".
    static let applicationID: Int32 = 0x7263_6472
    /// Version of the tables of a snapshot; a reader of an older one takes no newer ones.
    static let formatVersion = 1
    /// Rows that one table of a snapshot may have: far more than any real cluster fills, and little enough to hold.
    private static let rowLimit = 5_000_000

    /// Reads a snapshot into a new store in memory.
    ///
    /// A snapshot may come from anywhere, so nothing of it is trusted: only the known columns of plain tables are
    /// copied, row by row, into a schema of our own, which checks their types. What it lacks stays unknown, and what is
    /// never unknown must be there; derived tables and old findings are left out, since they are computed anew.
    package init(snapshot file: URL) throws {
        let source = try SnapshotFile(file)
        try self.init()
        try source.read { try copy(from: $0) }
    }

    /// What the scan itself made of a snapshot: ids of its findings, and the rules that it had.
    package static func results(inSnapshot file: URL) throws -> (findings: Set<String>, rules: Set<String>) {
        try SnapshotFile(file).read { db in
            let tables = try SnapshotFile.tables(db)
            guard tables.isSuperset(of: ["finding", "rule_result"]) else { return ([], []) }
            return (
                try String.fetchSet(db, sql: "SELECT id FROM finding WHERE typeof(id) = 'text'"),
                try String.fetchSet(db, sql: "SELECT rule FROM rule_result WHERE typeof(rule) = 'text'")
            )
        }
    }

    /// What the scan itself offered to do about its findings.
    package static func fixes(inSnapshot file: URL) throws -> [FixFact] {
        try SnapshotFile(file).read { db in
            guard try SnapshotFile.tables(db).contains("fix_step") else { return [] }
            let columns = ["finding", "available", "risk", "advice", "step", "target", "command", "undo"]
            guard Set(try db.columns(in: "fix_step").map(\.name)).isSuperset(of: columns) else { return [] }
            let sql = """
                SELECT finding, available, risk, advice, step, target, command, undo FROM fix_step
                WHERE typeof(finding) = 'text' AND typeof(risk) = 'text' AND typeof(available) = 'integer'
                ORDER BY finding, step LIMIT 100000
                """
            return try Row.fetchAll(db, sql: sql).map { row in
                let texts = ["advice", "target", "command", "undo"].map { String.fromDatabaseValue(row[$0]) }
                return FixFact(
                    finding: row["finding"],
                    available: row["available"] == 1,
                    risk: row["risk"],
                    advice: texts[0],
                    step: Int.fromDatabaseValue(row["step"]),
                    target: texts[1],
                    command: texts[2],
                    undo: texts[3]
                )
            }
        }
    }

    private func copy(from source: Database) throws {
        let tables = try SnapshotFile.tables(source)
        try database.write { target in
            for table in FactCatalogue.collected where tables.contains(table.name) {
                try Self.copy(table, from: source, to: target)
            }
        }
    }

    private static func copy(_ table: FactTableDescription, from source: Database, to target: Database) throws {
        let present = Set(try source.columns(in: table.name).map(\.name))
        let columns = table.columns.map(\.name).filter(present.contains)
        guard !columns.isEmpty else { return }
        let known = table.columns.filter { !$0.canBeUnknown }.map(\.name)
        let absent = known.first { !present.contains($0) }
        let places = known.compactMap(columns.firstIndex)
        let list = columns.joined(separator: ", ")
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let insertion = try FactInsertion("INSERT INTO \(table.name) (\(list)) VALUES (\(marks))", target)
        let rows = try StepCursor("SELECT \(list) FROM \(table.name)", source)
        var count = 0
        while try rows.next() {
            count += 1
            guard count <= rowLimit else { throw SnapshotError("has more than \(rowLimit) rows in \(table.name)") }
            if let name = absent ?? places.first(where: rows.isNull).map({ columns[$0] }) {
                throw SnapshotError(
                    "is damaged: a row of \(table.name) has no \(name). Make a new one: rcdoctor scan HOST:PORT --save FILE.rcd"
                )
            }
            try insertion.run(copying: rows)
        }
    }
}
