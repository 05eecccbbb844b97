/// A module that a node has loaded.
package struct ModuleFact: Fact {
    package var node: String
    package var name: String
    package var version: Int?

    package init(
        node: String,
        name: String,
        version: Int? = nil
    ) {
        self.node = node
        self.name = name
        self.version = version
    }

    package static let table = FactTable<Self>(
        "module",
        "A module that a node has loaded.",
        filledBy: [.modules],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("name", \.name, "Name of the module."),
            .integer("version", \.version, "Its version number."),
        ]
    )
}
