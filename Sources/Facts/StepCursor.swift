import GRDB
import GRDBSQLite

/// The rows of a query on a database that is not trusted, one after the other.
struct StepCursor {
    private let statement: RawStatement
    private var handle: OpaquePointer { statement.handle }

    init(_ sql: String, _ database: Database) throws {
        statement = RawStatement(try database.makeStatement(sql: sql), database)
    }

    var columns: Int { Int(sqlite3_column_count(handle)) }

    /// Goes on to the next row; false behind the last one.
    func next() throws -> Bool { try statement.step() }

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
