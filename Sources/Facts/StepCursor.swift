import GRDB
import GRDBSQLite

/// The rows of a query on a database that is not trusted, one after the other.
///
/// Like ``FactInsertion`` it speaks to SQLite itself: a snapshot of a thousand nodes has half a million rows.
struct StepCursor {
    private let statement: Statement
    private let handle: OpaquePointer
    private let database: Database

    init(_ sql: String, _ database: Database) throws {
        self.database = database
        statement = try database.makeStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    var columns: Int { Int(sqlite3_column_count(handle)) }

    /// Goes on to the next row; false behind the last one.
    func next() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw DatabaseError(code, statement, database)
        }
    }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    /// Binds a cell to the same place of an insertion; a text that is no UTF-8 is mended on the way.
    func bind(_ column: Int, to insertion: OpaquePointer) {
        let (column, place) = (Int32(column), Int32(column + 1))
        guard sqlite3_column_type(handle, column) == SQLITE_TEXT, let start = sqlite3_column_text(handle, column) else {
            sqlite3_bind_value(insertion, place, sqlite3_column_value(handle, column))
            return
        }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        guard bytes.allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: bytes, as: UTF8.self).bind(to: insertion, place)
        }
        sqlite3_bind_value(insertion, place, sqlite3_column_value(handle, column))
    }
}
