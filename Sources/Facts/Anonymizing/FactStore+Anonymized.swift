import GRDB

extension FactStore {
    /// A store with the collected facts of this one under pseudonyms, and how to put other texts under the same ones.
    package func anonymized(
        _ pseudonyms: Pseudonyms
    ) throws -> (store: FactStore, scrub: @Sendable (_ column: String, _ text: String) -> String, Pseudonyms) {
        var scrubber = CellScrubber(scrubber: Scrubber(pseudonyms))
        let target = try FactStore()
        try read { source in
            for table in FactCatalogue.collected {
                try Self.rows(of: table, in: source) { values in scrubber.learn(Self.texts(values, table)) }
            }
            try target.database.write { target in
                for table in FactCatalogue.collected {
                    let insert = try target.makeStatement(sql: table.insertStatement())
                    try Self.rows(of: table, in: source) { values in
                        let row = Self.texts(values, table)
                        let scrubbed = zip(table.columns, values).map { column, value -> DatabaseValue in
                            guard let text = row[column.name] else { return value }
                            return scrubber.scrub(text, column.name, of: table.name, row).databaseValue
                        }
                        try insert.execute(arguments: StatementArguments(scrubbed))
                    }
                }
            }
        }
        let learned = scrubber
        let scrub: @Sendable (String, String) -> String = { column, text in
            var copy = learned
            return copy.scrubResult(text, column)
        }
        return (target, scrub, learned.scrubber.pseudonyms)
    }

    private static func rows(
        of table: FactTableDescription,
        in db: Database,
        _ body: ([DatabaseValue]) throws -> Void
    ) throws {
        let columns = table.columns.map(\.name).joined(separator: ", ")
        let cursor = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM \(table.name)")
        while let row = try cursor.next() { try body(Array(row.databaseValues)) }
    }

    private static func texts(_ values: [DatabaseValue], _ table: FactTableDescription) -> [String: String] {
        var texts: [String: String] = [:]
        for (column, value) in zip(table.columns, values) {
            if case .string(let text) = value.storage { texts[column.name] = text }
        }
        return texts
    }
}
