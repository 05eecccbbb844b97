import Facts
import GRDBSQLite

/// Stands beside SQLite while it prepares and runs a rule: lets through what reads fact tables, says no to the rest, and
/// writes down which columns are read.
final class RuleGuard {
    /// Columns read, by table.
    private(set) var reads: [String: Set<String>] = [:]
    /// What was asked for and refused first.
    private(set) var refusal: String?
    /// Why it was stopped while it ran.
    private(set) var stop: String?
    private var deadline = ContinuousClock.now
    private var budget = RuleBudget.stock
    private var memoryBefore: Int64 = 0

    /// Everything that aggregates, compares and picks; nothing that loads, writes, or makes big things of small ones.
    private static let functions: Set<String> = [
        "abs", "avg", "ceil", "ceiling", "char", "coalesce", "count", "cume_dist", "dense_rank", "first_value", "floor",
        "format", "glob", "group_concat", "hex", "ifnull", "iif", "instr", "lag", "last_value", "lead", "length",
        "like", "likelihood", "likely", "lower", "ltrim", "max", "min", "nth_value", "ntile", "nullif", "percent_rank",
        "printf", "quote", "rank", "replace", "round", "row_number", "rtrim", "sign", "substr", "substring", "sum",
        "total", "trim", "typeof", "unicode", "unlikely", "upper",
    ]
    private static let tables = Set(FactCatalogue.tables.map(\.name))

    func beginPreparing() {
        reads = [:]
        refusal = nil
    }

    func beginRunning(_ budget: RuleBudget) {
        self.budget = budget
        stop = nil
        deadline = .now + .milliseconds(Int(budget.seconds * 1000))
        memoryBefore = sqlite3_memory_used()
    }

    /// Whether SQLite may go on.
    func mayGoOn() -> Bool {
        if ContinuousClock.now > deadline {
            stop = "it was stopped after \(budget.seconds) s"
        } else if sqlite3_memory_used() - memoryBefore > budget.memory {
            stop = "it was stopped when it took more than \(budget.memory >> 20) MB of memory"
        }
        return stop == nil
    }

    func allows(_ action: Int32, _ first: String, _ second: String) -> Bool {
        switch action {
        case SQLITE_READ:
            return allowsReading(first.lowercased(), second)
        case SQLITE_FUNCTION:
            return Self.functions.contains(second.lowercased()) || refuse("a rule may not call \(second)()")
        case SQLITE_RECURSIVE: return refuse("a rule does not recurse")
        case SQLITE_ATTACH, SQLITE_DETACH: return refuse("a rule may not attach another database")
        case SQLITE_PRAGMA: return refuse("a rule may not use PRAGMA")
        case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
            // CREATE, DROP, and functions that give tables, write to SQLite's own catalogue first.
            if first.hasPrefix("sqlite_") {
                return refuse("a rule only reads fact tables")
            }
            return refuse("a rule only reads; this writes to '\(first)'")
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: return refuse("a rule has no transactions")
        default: return refuse("a rule only reads")
        }
    }

    private func allowsReading(_ table: String, _ column: String) -> Bool {
        guard Self.tables.contains(table) else {
            // Where no column is taken, as in count(*), the name may also be one that the query gave itself.
            let isOwn = column.isEmpty && !table.hasPrefix("sqlite_") && !table.hasPrefix("pragma_")
            return isOwn || refuse("'\(table)' is no fact table")
        }
        if reads[table] == nil { reads[table] = [] }
        if !column.isEmpty { reads[table]?.insert(column) }
        return true
    }

    private func refuse(_ reason: String) -> Bool {
        if refusal == nil { refusal = reason }
        return false
    }
}
