/// Settings of each node.
///
/// Passwords are not here: see secret.
package struct ConfigFact: Fact {
    package var node: String
    package var name: String
    package var value: String
    package var origin: String

    package init(
        node: String,
        name: String,
        value: String,
        origin: String
    ) {
        self.node = node
        self.name = name
        self.value = value
        self.origin = origin
    }

    package static let table = FactTable<Self>(
        "config",
        "Settings of each node. Passwords are not here: see secret.",
        filledBy: [.config],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("name", \.name, "Directive, under its modern name (replica-*, not slave-*)."),
            .text("value", \.value, "Value as CONFIG GET gives it."),
            .text("origin", \.origin, "live, or the path of the file that it was read from."),
        ]
    )
}
