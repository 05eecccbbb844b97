import GRDB
import GRDBSQLite

/// An INSERT that is run for some rows, and then for the next ones.
struct FactInsertion {
    /// So many rows at once cost SQLite less than one by one.
    static let rowsAtOnce = 8

    private let statement: RawStatement

    init(_ sql: String, _ database: Database) throws {
        statement = RawStatement(try database.cachedStatement(sql: sql), database)
        sqlite3_clear_bindings(statement.handle)
    }

    /// Adds rows that lie one behind the other.
    ///
    /// Knows nothing of their type, so that there is one loop, and a fast one, for all tables.
    ///
    /// - Parameter count: a multiple of the rows that the statement has places for.
    func run(_ rows: UnsafeRawPointer, _ count: Int, stride: Int, _ cells: [CellBinding], atOnce: Int) throws {
        var place: Int32 = 1
        for number in 0..<count {
            let row = rows.advanced(by: number * stride)
            for cell in cells {
                cell(row, statement.handle, place)
                place += 1
            }
            guard (number + 1) % atOnce == 0 else { continue }
            try run()
            place = 1
        }
    }

    /// Adds the row on which a query, of another database, stands.
    func run(copying row: StepCursor) throws {
        for column in 0..<row.columns { row.bind(column, to: statement.handle) }
        try run()
    }

    /// Adds the row whose cells were bound.
    private func run() throws {
        defer { sqlite3_reset(statement.handle) }
        _ = try statement.step()
    }
}

extension FactValue {
    /// - Parameters:
    ///   - insertion: the prepared statement.
    ///   - place: counted from 1.
    func bind(to insertion: OpaquePointer, _ place: Int32) {
        switch self {
        case .null: sqlite3_bind_null(insertion, place)
        case .integer(let number): sqlite3_bind_int64(insertion, place, number)
        case .real(let number): sqlite3_bind_double(insertion, place, number)
        case .text(let text): text.bind(to: insertion, place)
        }
    }
}

extension FactConvertible {
    package func bind(to insertion: OpaquePointer, _ place: Int32) { factValue.bind(to: insertion, place) }
}

extension String {
    package func bind(to insertion: OpaquePointer, _ place: Int32) {
        // SQLITE_TRANSIENT: SQLite keeps a copy. The length is told, for a text may hold a zero byte.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        var text = self
        text.withUTF8 { bytes in
            // Without an address SQLite would take it for NULL.
            guard let start = bytes.baseAddress, !bytes.isEmpty else {
                return _ = sqlite3_bind_text(insertion, place, "", 0, transient)
            }
            let count = Int32(clamping: bytes.count)
            start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                _ = sqlite3_bind_text(insertion, place, $0, count, transient)
            }
        }
    }
}

extension Optional where Wrapped: FactConvertible {
    package func bind(to insertion: OpaquePointer, _ place: Int32) {
        if let self {
            self.bind(to: insertion, place)
        } else {
            sqlite3_bind_null(insertion, place)
        }
    }
}
