import GRDB

/// Derivations run again and again over one store, so what they ask is prepared once.
extension Database {
    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }

    /// Rows one after the other; the same question must not be asked meanwhile.
    func cursor(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> RowCursor {
        try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    }

    func strings(_ sql: String) throws -> [String] { try String.fetchAll(cachedStatement(sql: sql)) }
}
