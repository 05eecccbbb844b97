package import Facts
package import RuleFormat

/// One row of a rule's query: a finding as data, columns in the query's order.
package struct ResultRow: Sendable, Hashable {
    package let columns: [String]
    package let values: [FactValue]

    package init(columns: [String], values: [FactValue]) {
        self.columns = columns
        self.values = values
    }

    package subscript(column: String) -> FactValue? {
        columns.firstIndex(of: column).map { values[$0] }
    }

    /// The columns with their values, in order.
    package var cells: [(column: String, value: FactValue)] { Array(zip(columns, values)) }

    /// The row as the rule's language words it; for texts only, the data stays what it is.
    package func worded(_ rule: Rule) -> ResultRow {
        rule.words.isEmpty ? self : mapTexts { rule.words[$1] ?? $1 }
    }

    /// The same row with its texts replaced.
    package func mapTexts(_ replace: (_ column: String, _ text: String) -> String) -> ResultRow {
        ResultRow(
            columns: columns,
            values: zip(columns, values).map { column, value in
                value.text.map { .text(replace(column, $0)) } ?? value
            }
        )
    }
}
