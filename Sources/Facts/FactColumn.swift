/// SQLite type of a column in a STRICT table.
package enum FactType: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
}

/// Whether a column may leave this machine inside a snapshot or a report.
package enum Sensitivity: Sendable {
    /// Addresses, counters, settings: always kept.
    case open
    /// Key names, values, client names: left out unless the operator asks for them.
    case userData
}

/// What a reader of the catalogue sees of a column.
package struct FactColumnDescription: Sendable {
    package let name: String
    package let type: FactType
    package let meaning: String
    package let sensitivity: Sensitivity
}

/// A column: its documentation, and how a row's value is read.
package struct FactColumn<Row: Sendable>: Sendable {
    package let description: FactColumnDescription
    let read: @Sendable (Row) -> FactValue

    package static func column<Value: FactConvertible>(
        _ name: String,
        _ path: any KeyPath<Row, Value> & Sendable,
        _ type: FactType,
        _ meaning: String,
        sensitivity: Sensitivity = .open
    ) -> Self {
        Self(
            description: FactColumnDescription(name: name, type: type, meaning: meaning, sensitivity: sensitivity),
            read: { $0[keyPath: path].factValue }
        )
    }

    /// A text column.
    package static func text<Value: FactConvertible>(
        _ name: String,
        _ path: any KeyPath<Row, Value> & Sendable,
        _ meaning: String
    ) -> Self {
        column(name, path, .text, meaning)
    }

    /// Key names, values, client names: left out of the store unless the operator asks for them.
    package static func userText<Value: FactConvertible>(
        _ name: String,
        _ path: any KeyPath<Row, Value> & Sendable,
        _ meaning: String
    ) -> Self {
        column(name, path, .text, meaning, sensitivity: .userData)
    }

    /// A whole number; also true (1) and false (0).
    package static func integer<Value: FactConvertible>(
        _ name: String,
        _ path: any KeyPath<Row, Value> & Sendable,
        _ meaning: String
    ) -> Self {
        column(name, path, .integer, meaning)
    }

    package static func real<Value: FactConvertible>(
        _ name: String,
        _ path: any KeyPath<Row, Value> & Sendable,
        _ meaning: String
    ) -> Self {
        column(name, path, .real, meaning)
    }
}
