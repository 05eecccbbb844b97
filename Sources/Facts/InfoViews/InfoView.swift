/// A typed view of INFO: one row for each node, one column for each field of interest.
///
/// A field that a version does not have is NULL, and so is a value that is no number where a number belongs.
package protocol InfoView: Fact {
    var node: String { get }
    /// INFO of that node, field by field.
    var fields: [String: String] { get }

    init(node: String, fields: [String: String])
}

extension InfoView {
    /// The fields of INFO that its columns show.
    package static var shownFields: Set<String> { Set(table.columns.flatMap(\.fields)) }
}

extension FactColumn where Row: InfoView {
    static var node: Self { .text("node", \.node, "Address of the node.") }

    /// A column with the text of a field; of several fields the first that is there.
    static func text(_ name: String, from fields: String..., meaning: String) -> Self {
        column(name, .text, meaning, fields) { .text($0) }
    }

    static func integer(_ name: String, from fields: String..., meaning: String) -> Self {
        column(name, .integer, meaning, fields) { Int64($0).map(FactValue.integer) ?? .null }
    }

    static func real(_ name: String, from fields: String..., meaning: String) -> Self {
        column(name, .real, meaning, fields) { Double($0).map(FactValue.real) ?? .null }
    }

    private static func column(
        _ name: String,
        _ type: FactType,
        _ meaning: String,
        _ fields: [String],
        _ value: @escaping @Sendable (String) -> FactValue
    ) -> Self {
        let description = FactColumnDescription(
            name: name,
            type: type,
            meaning: "\(meaning) INFO \(fields.joined(separator: " or ")).",
            sensitivity: .open,
            canBeUnknown: true
        )
        let bind: CellBinding = { row, insertion, place in
            let shown = row.assumingMemoryBound(to: Row.self).pointee.fields
            let text = fields.lazy.compactMap { shown[$0] }.first
            (text.map(value) ?? .null).bind(to: insertion, place)
        }
        return Self(description, fields: fields) { bind }
    }
}
