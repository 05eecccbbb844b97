import Synchronization

/// How rows get into a table, worked out when the first one comes: most tables stay empty in most scans.
final class RowInsertion: Sendable {
    struct Plan: Sendable {
        /// One for each column.
        let cells: [CellBinding]
        /// Statements for one row and for ``FactInsertion/rowsAtOnce``.
        let one: String
        let many: String
    }

    private let table: FactTableDescription
    private let bindings: [@Sendable () -> CellBinding]
    private let made = Mutex<Plan?>(nil)

    init(_ table: FactTableDescription, _ bindings: [@Sendable () -> CellBinding]) {
        self.table = table
        self.bindings = bindings
    }

    var plan: Plan {
        made.withLock { made in
            if let made { return made }
            let plan = Plan(
                cells: bindings.map { $0() },
                one: table.insertStatement(),
                many: table.insertStatement(rows: FactInsertion.rowsAtOnce)
            )
            made = plan
            return plan
        }
    }
}
