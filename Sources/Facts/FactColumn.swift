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
    /// Whether it may be NULL; what is never written as NULL is read as such from no snapshot, either.
    package let canBeUnknown: Bool
}

/// Binds a cell of the row at this address to a place, counted from 1, of an INSERT.
typealias CellBinding = @Sendable (UnsafeRawPointer, OpaquePointer, Int32) -> Void

/// A column: its documentation, and how a row's value is read.
package struct FactColumn<Row: Sendable>: Sendable {
    package let description: FactColumnDescription
    /// Fields of INFO of which the first that is there is the value; none for other columns.
    let fields: [String]
    /// Made when the table gets its first row, see ``RowInsertion``.
    let binding: @Sendable () -> CellBinding

    init(
        _ description: FactColumnDescription,
        fields: [String] = [],
        binding: @escaping @Sendable () -> CellBinding
    ) {
        self.description = description
        self.fields = fields
        self.binding = binding
    }

    /// A key path of a stored property; the runtime makes it when it is asked for, which takes longer than a cell.
    package typealias Path<Value> = @Sendable () -> any KeyPath<Row, Value> & Sendable

    /// Reads a stored property where it lies: a scan of a thousand nodes adds millions of cells, and walking a key path
    /// for each costs more than storing it.
    private static func binding<Value: FactConvertible>(_ path: any KeyPath<Row, Value> & Sendable) -> CellBinding {
        guard let offset = MemoryLayout<Row>.offset(of: path) else {
            return { row, insertion, place in
                row.assumingMemoryBound(to: Row.self).pointee[keyPath: path].bind(to: insertion, place)
            }
        }
        return { row, insertion, place in
            row.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee.bind(to: insertion, place)
        }
    }

    package static func column<Value: FactConvertible>(
        _ name: String,
        _ path: @escaping Path<Value>,
        _ type: FactType,
        _ meaning: String,
        sensitivity: Sensitivity = .open
    ) -> Self {
        Self(
            FactColumnDescription(
                name: name,
                type: type,
                meaning: meaning,
                sensitivity: sensitivity,
                canBeUnknown: Value.canBeUnknown
            ),
            binding: { binding(path()) }
        )
    }

    /// A text column.
    package static func text<Value: FactConvertible>(
        _ name: String,
        _ path: @autoclosure @escaping Path<Value>,
        _ meaning: String
    ) -> Self {
        column(name, path, .text, meaning)
    }

    /// Key names, values, client names: left out of the store unless the operator asks for them.
    package static func userText<Value: FactConvertible>(
        _ name: String,
        _ path: @autoclosure @escaping Path<Value>,
        _ meaning: String
    ) -> Self {
        column(name, path, .text, meaning, sensitivity: .userData)
    }

    /// A whole number; also true (1) and false (0).
    package static func integer<Value: FactConvertible>(
        _ name: String,
        _ path: @autoclosure @escaping Path<Value>,
        _ meaning: String
    ) -> Self {
        column(name, path, .integer, meaning)
    }

    package static func real<Value: FactConvertible>(
        _ name: String,
        _ path: @autoclosure @escaping Path<Value>,
        _ meaning: String
    ) -> Self {
        column(name, path, .real, meaning)
    }
}
