/// INFO of each node, field by field, as the server wrote it.
package struct InfoFact: Fact {
    package var node: String
    package var section: String
    package var field: String
    package var value: String

    package init(
        node: String,
        section: String,
        field: String,
        value: String
    ) {
        self.node = node
        self.section = section
        self.field = field
        self.value = value
    }

    package static let table = FactTable<Self>(
        "info",
        "INFO of each node, field by field, as the server wrote it.",
        filledBy: [.info],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("section", \.section, "Section title, lower case, e.g. replication."),
            .text("field", \.field, "Field name."),
            .text("value", \.value, "Value, untouched."),
        ]
    )
}
