import GRDB
import GRDBSQLite

/// A statement that is stepped by SQLite itself, for half a million rows: boxing each cell for a general interface costs more
/// than storing it.
struct RawStatement {
    let handle: OpaquePointer
    private let statement: Statement
    private let database: Database

    init(_ statement: Statement, _ database: Database) {
        self.statement = statement
        self.database = database
        handle = statement.sqliteStatement
    }

    /// Whether it stands on a row now; false when it is done.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: database.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) },
                sql: statement.sql
            )
        }
    }
}
