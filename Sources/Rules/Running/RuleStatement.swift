package import Facts
import GRDBSQLite
package import RuleFormat

/// A prepared query of a rule: what it reads, what it gives.
package final class RuleStatement {
    private let statement: OpaquePointer
    private let connection: RuleConnection
    /// Columns that it reads, by table, as SQLite itself found out.
    package let reads: [String: Set<String>]
    package let columns: [String]
    /// Declared type of the columns that are columns of a table; nil for what is computed.
    package let types: [FactType?]

    init(_ statement: OpaquePointer, _ connection: RuleConnection, reads: [String: Set<String>]) {
        self.statement = statement
        self.connection = connection
        self.reads = reads
        let indices = 0..<sqlite3_column_count(statement)
        columns = indices.map { sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? "" }
        types = indices.map { index in
            sqlite3_column_decltype(statement, index).flatMap { FactType(rawValue: String(cString: $0).uppercased()) }
        }
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Names of its parameters without the colon; one that has no name is "?".
    package var parameters: [String] {
        let count = sqlite3_bind_parameter_count(statement)
        guard count > 0 else { return [] }
        return (1...count).map { index in
            sqlite3_bind_parameter_name(statement, index).map { String(String(cString: $0).dropFirst()) } ?? "?"
        }
    }

    /// Runs it from the start.
    ///
    /// Rows beyond the budget are cut or break it, as the budget says.
    package func rows(_ values: [RuleParameter] = [], budget: RuleBudget = .stock) throws -> [ResultRow] {
        sqlite3_reset(statement)
        defer { sqlite3_reset(statement) }
        bind(values)
        connection.guardian.beginRunning(budget)
        var rows: [ResultRow] = []
        var characters = 0
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw connection.lastError() }
            if rows.count == budget.rows {
                if budget.cutsRows { return rows }
                throw RuleSQLError(message: "it gives more than \(budget.rows) rows")
            }
            let cells = columns.indices.map { cell(Int32($0), &characters) }
            guard characters <= budget.characters else {
                throw RuleSQLError(message: "its rows hold more than \(budget.characters) characters")
            }
            rows.append(ResultRow(columns: columns, values: cells))
        }
    }

    private func bind(_ values: [RuleParameter]) {
        for (index, name) in parameters.enumerated() {
            let place = Int32(index + 1)
            switch values.first(where: { $0.name == name })?.value ?? .null {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .real(let number): sqlite3_bind_double(statement, place, number)
            case .text(let text):
                // SQLITE_TRANSIENT: SQLite keeps a copy.
                let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                sqlite3_bind_text(statement, place, text, -1, transient)
            }
        }
    }

    private func cell(_ index: Int32, _ characters: inout Int) -> FactValue {
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, index))
        case SQLITE_TEXT:
            let count = Int(sqlite3_column_bytes(statement, index))
            characters += count
            guard let bytes = sqlite3_column_text(statement, index) else { return .null }
            return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
        default: return .null
        }
    }
}
