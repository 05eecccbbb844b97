import GRDB
import GRDBSQLite

/// An INSERT that is run for row after row.
///
/// It speaks to SQLite itself: a scan of a thousand nodes adds half a million rows, and boxing each cell for a general
/// interface costs more than storing it.
struct FactInsertion {
    private let statement: Statement
    private let handle: OpaquePointer
    private let database: Database

    init(_ sql: String, _ database: Database) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
        sqlite3_clear_bindings(handle)
    }

    /// - Parameter place: counted from 1.
    func bind(_ value: FactValue, _ place: Int) {
        let place = Int32(place)
        switch value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer(let number): sqlite3_bind_int64(handle, place, number)
        case .real(let number): sqlite3_bind_double(handle, place, number)
        case .text(let text):
            // SQLITE_TRANSIENT: SQLite keeps a copy. The length is told, for a text may hold a zero byte.
            let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            sqlite3_bind_text(handle, place, text, Int32(clamping: text.utf8.count), transient)
        }
    }

    /// Adds the row whose cells were bound.
    func run() throws {
        let code = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: database.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) },
                sql: statement.sql
            )
        }
    }
}
