/// Which passwords a node has.
///
/// The values are never stored.
package struct SecretFact: Fact {
    package var node: String
    package var name: String
    package var isSet: Bool
    package var valueNumber: Int?

    package init(
        node: String,
        name: String,
        isSet: Bool,
        valueNumber: Int? = nil
    ) {
        self.node = node
        self.name = name
        self.isSet = isSet
        self.valueNumber = valueNumber
    }

    package static let table = FactTable<Self>(
        "secret",
        "Which passwords a node has. The values are never stored.",
        filledBy: [.config],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("name", \.name, "requirepass, masterauth, tls-key-file-pass …"),
            .integer("is_set", \.isSet, "1 if it has a value."),
            .integer(
                "value_no",
                \.valueNumber,
                "Number of the distinct value within this run: equal numbers are equal passwords. "
                    + "NULL if not set."
            ),
        ]
    )
}
