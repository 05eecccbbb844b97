package import Facts
import GRDB
package import RuleFormat

extension FactStore {
    /// Adds the rows that a rule's test gives; columns left out are NULL.
    package func add(given tables: [GivenTable]) throws {
        try database.write { db in
            for given in tables {
                guard let table = FactCatalogue.table(named: given.table) else {
                    throw GivenError("there is no fact table '\(given.table)'")
                }
                let known = table.columns.map(\.name)
                for row in given.rows {
                    if let stranger = row.keys.first(where: { !known.contains($0) }) {
                        let hint = didYouMean(stranger, among: known).map { ", did you mean '\($0)'?" } ?? ""
                        throw GivenError("table '\(given.table)' has no column '\(stranger)'\(hint)")
                    }
                    let values = known.map { row[$0].map(FactValue.init) ?? .null }
                    try db.execute(sql: table.insertStatement(), arguments: StatementArguments(values))
                }
            }
        }
    }
}

private struct GivenError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension FactValue {
    package init(_ scalar: RuleScalar) {
        self =
            switch scalar {
            case .null: .null
            case .integer(let number): .integer(number)
            case .real(let number): .real(number)
            case .text(let text): .text(text)
            }
    }
}
