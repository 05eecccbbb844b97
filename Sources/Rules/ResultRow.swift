package import Facts

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
