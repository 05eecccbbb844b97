package import GRDB
import GRDBSQLite

/// The facts of one examination, in one SQLite database.
///
/// One file is one snapshot.
///
/// A store lives in memory; `save` writes it out. Rules read it through `read`, collectors fill it through `add`.
package struct FactStore: Sendable {
    package let database: DatabaseQueue

    /// An empty store in memory.
    package init() throws {
        var configuration = Configuration()
        configuration.label = "facts"
        // A snapshot written by VACUUM INTO inherits this: it can be taken again, so it need not wait for the disk.
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF")
            // GRDB asks about every column of every statement, for observers, and here are none.
            sqlite3_set_authorizer(db.sqliteConnection, nil, nil)
            if SharedMemory.isThere { SharedMemory.unbound(db.sqliteConnection) }
        }
        // A name of its own: rules get connections that can only read.
        let name = "facts-" + String(UInt64.random(in: .min ... .max), radix: 16)
        database =
            if SharedMemory.isThere {
                try DatabaseQueue(path: SharedMemory.address(name), configuration: configuration)
            } else {
                try DatabaseQueue(named: name, configuration: configuration)
            }
        if let empty = EmptyDatabase.shared {
            try empty.backup(to: database)
        } else {
            // In one transaction: of their own, a hundred and more tables take longer than all that is written into them.
            try database.write { db in
                try db.execute(sql: Self.marks)
                try db.execute(sql: FactCatalogue.tables.map(\.createStatement).joined(separator: ";\n"))
            }
        }
    }

    /// What tells a snapshot from other databases.
    static let marks = "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(formatVersion)"

    /// Of the SQLite on this machine.
    package static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

    /// SQLite's URI of this store, for another connection within this process.
    package var address: String { database.path }

    /// Adds rows of one table.
    package func add<Row: Fact>(_ rows: [Row]) throws {
        try database.write { db in try Self.insert(rows, db) }
    }

    /// Reads and adds rows by turns, in one transaction.
    package func derive<Value>(_ work: (Database, borrowing FactWriter) throws -> Value) throws -> Value {
        try database.write { db in try work(db, FactWriter(db: db)) }
    }

    /// Adds rows of several tables in one transaction.
    package func add(_ work: (borrowing FactWriter) throws -> Void) throws {
        try database.write { db in try work(FactWriter(db: db)) }
    }

    package func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try database.read(work)
    }

    static func insert<Row: Fact>(_ rows: [Row], _ db: Database) throws {
        guard !rows.isEmpty else { return }
        let plan = Row.table.insertion.plan
        let stride = MemoryLayout<Row>.stride
        let many = rows.count - rows.count % FactInsertion.rowsAtOnce
        try rows.withUnsafeBufferPointer { rows in
            guard let start = rows.baseAddress.map(UnsafeRawPointer.init) else { return }
            let pieces = [(plan.many, 0..<many, FactInsertion.rowsAtOnce), (plan.one, many..<rows.count, 1)]
            for (statement, range, atOnce) in pieces where !range.isEmpty {
                let insertion = try FactInsertion(statement, db)
                let first = start.advanced(by: range.lowerBound * stride)
                try insertion.run(first, range.count, stride: stride, plan.cells, atOnce: atOnce)
            }
        }
    }
}

/// Adds facts inside one transaction.
package struct FactWriter: ~Copyable {
    let db: Database

    package func add<Row: Fact>(_ rows: [Row]) throws {
        try FactStore.insert(rows, db)
    }
}

extension FactValue: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        }
    }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> FactValue? {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob: nil
        }
    }
}
