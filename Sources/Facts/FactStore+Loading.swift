package import Foundation
import GRDB

extension FactStore {
    /// SQLite's application id of our snapshots: "rcdr".
    static let applicationID: Int32 = 0x7263_6472
    /// Rows that one table of a snapshot may have: far more than any real cluster fills, and little enough to hold.
    private static let rowLimit = 5_000_000

    /// Reads a snapshot into a new store in memory.
    ///
    /// A snapshot may come from anywhere, so nothing of it is trusted: only the known columns of plain tables are
    /// copied, row by row, into a schema of our own, which checks their types. What it lacks stays unknown; derived
    /// tables and old findings are left out, since they are computed anew.
    package init(snapshot file: URL) throws {
        try self.init()
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw SnapshotError("there is no file \(file.path)")
        }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            }
            let source = try DatabaseQueue(path: file.path, configuration: configuration)
            try source.read { try copy(from: $0) }
        } catch let error as SnapshotError {
            throw SnapshotError("\(file.path) \(error)")
        } catch let error as DatabaseError {
            throw SnapshotError("\(file.path) is no readable snapshot: \(error.message ?? "\(error.resultCode)")")
        }
    }

    /// What the scan itself made of a snapshot: ids of its findings, and the rules that it had.
    package static func results(inSnapshot file: URL) throws -> (findings: Set<String>, rules: Set<String>) {
        var configuration = Configuration()
        configuration.readonly = true
        let source = try DatabaseQueue(path: file.path, configuration: configuration)
        return try source.read { db in
            let tables = try String.fetchSet(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            guard tables.isSuperset(of: ["finding", "rule_result"]) else { return ([], []) }
            return (
                try String.fetchSet(db, sql: "SELECT id FROM finding WHERE typeof(id) = 'text'"),
                try String.fetchSet(db, sql: "SELECT rule FROM rule_result WHERE typeof(rule) = 'text'")
            )
        }
    }

    private func copy(from source: Database) throws {
        guard try Int32.fetchOne(source, sql: "PRAGMA application_id") == Self.applicationID else {
            throw SnapshotError("is no snapshot of rcdoctor. Make one with: rcdoctor scan HOST:PORT --save FILE.rcd")
        }
        let tables = Set(try String.fetchAll(source, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
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
        let list = columns.joined(separator: ", ")
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let insert = try target.makeStatement(sql: "INSERT INTO \(table.name) (\(list)) VALUES (\(marks))")
        let rows = try Row.fetchCursor(source, sql: "SELECT \(list) FROM \(table.name)")
        var count = 0
        while let row = try rows.next() {
            count += 1
            guard count <= rowLimit else { throw SnapshotError("has more than \(rowLimit) rows in \(table.name)") }
            try insert.execute(arguments: StatementArguments(row.databaseValues))
        }
    }
}
