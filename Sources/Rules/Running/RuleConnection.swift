package import Facts
import GRDBSQLite

/// A connection of its own to the facts, on which rules are prepared and run.
///
/// It can't write, attach, load, recurse or read anything but fact tables, whatever the rule says: rules of an operator's
/// folder are treated as hostile. Prepared statements must not outlive it.
package final class RuleConnection {
    let handle: OpaquePointer
    let guardian = RuleGuard()
    private var isReadingWatched = false

    package init(_ store: FactStore) throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(store.address, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let reason = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw RuleSQLError(message: "the facts can't be opened for rules: \(reason)")
        }
        handle = opened
        // Reads the tables' definitions now: preparing will not have to wait for whoever writes facts.
        guard sqlite3_exec(handle, "SELECT 1 FROM sqlite_master LIMIT 0", nil, nil, nil) == SQLITE_OK else {
            throw lastError()
        }
        try restrict()
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    private func restrict() throws {
        for pragma in ["query_only = ON", "trusted_schema = OFF", "temp_store = MEMORY"] {
            guard sqlite3_exec(handle, "PRAGMA \(pragma)", nil, nil, nil) == SQLITE_OK else { throw lastError() }
        }
        for (limit, value) in Self.limits { sqlite3_limit(handle, limit, value) }
        watchReading(true)
        // Every thousand steps of SQLite's machine, some 20 microseconds.
        sqlite3_progress_handler(
            handle,
            1000,
            { context in
                guard let context else { return 1 }
                return Unmanaged<RuleGuard>.fromOpaque(context).takeUnretainedValue().mayGoOn() ? 0 : 1
            },
            Unmanaged.passUnretained(guardian).toOpaque()
        )
    }

    /// Whether the guardian is asked about all that a statement will read; only while none is prepared.
    private func watchReading(_ isWanted: Bool) {
        guard isWanted != isReadingWatched else { return }
        isReadingWatched = isWanted
        guard isWanted else {
            sqlite3_set_authorizer(handle, nil, nil)
            return
        }
        sqlite3_set_authorizer(
            handle,
            { context, action, first, second, _, _ in
                if action == SQLITE_SELECT { return SQLITE_OK }
                guard let context else { return SQLITE_DENY }
                let guardian = Unmanaged<RuleGuard>.fromOpaque(context).takeUnretainedValue()
                let one = first.map { String(cString: $0) } ?? ""
                let two = second.map { String(cString: $0) } ?? ""
                return guardian.allows(action, one, two) ? SQLITE_OK : SQLITE_DENY
            },
            Unmanaged.passUnretained(guardian).toOpaque()
        )
    }

    private static let limits: [(Int32, Int32)] = [
        (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LENGTH, 4_000_000), (SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (SQLITE_LIMIT_COLUMN, 300), (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_COMPOUND_SELECT, 50),
        (SQLITE_LIMIT_VDBE_OP, 100_000), (SQLITE_LIMIT_FUNCTION_ARG, 64), (SQLITE_LIMIT_VARIABLE_NUMBER, 100),
        (SQLITE_LIMIT_TRIGGER_DEPTH, 0), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]

    /// Prepares exactly one statement.
    ///
    /// - Parameter isChecked: it was prepared under the guardian's eyes before, by `rules check`: it is not asked again,
    ///   which costs more than all the rest, and what the statement reads is not told.
    package func prepare(_ sql: String, isChecked: Bool = false) throws -> RuleStatement {
        watchReading(!isChecked)
        guardian.beginPreparing()
        var statement: OpaquePointer?
        var rest = 0
        let bytes = Array(sql.utf8.map { CChar(bitPattern: $0) }) + [0]
        let code = bytes.withUnsafeBufferPointer { buffer -> Int32 in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v2(handle, buffer.baseAddress, Int32(bytes.count), &statement, &tail)
            if let tail, let base = buffer.baseAddress { rest = tail - base }
            return code
        }
        guard code == SQLITE_OK else {
            let offset = sqlite3_error_offset(handle)
            let place = offset >= 0 ? Int(offset) : nil
            if let refusal = guardian.refusal { throw RuleSQLError(message: refusal, offset: place) }
            throw RuleSQLError(message: String(cString: sqlite3_errmsg(handle)), offset: place)
        }
        guard let statement else { throw RuleSQLError(message: "there is no query") }
        let prepared = RuleStatement(statement, self, reads: guardian.reads)
        guard sqlite3_stmt_readonly(statement) != 0, sqlite3_column_count(statement) > 0 else {
            throw RuleSQLError(message: "a rule only reads")
        }
        try requireEnd(bytes, rest)
        return prepared
    }

    /// Nothing but blanks, comments and one semicolon may follow the first statement.
    private func requireEnd(_ bytes: [CChar], _ rest: Int) throws {
        var place = rest
        while place < bytes.count - 1 {
            var next: OpaquePointer?
            var end = place
            let code = bytes.withUnsafeBufferPointer { buffer -> Int32 in
                guard let base = buffer.baseAddress else { return SQLITE_OK }
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v2(handle, base + place, Int32(bytes.count - place), &next, &tail)
                if let tail { end = tail - base }
                return code
            }
            let isSomething = code != SQLITE_OK || next != nil
            sqlite3_finalize(next)
            if isSomething {
                throw RuleSQLError(message: "a rule is one query, and here begins another", offset: place)
            }
            guard end > place else { return }
            place = end
        }
    }

    func lastError() -> RuleSQLError {
        RuleSQLError(message: guardian.stop ?? String(cString: sqlite3_errmsg(handle)))
    }
}
