/// Settings of each node.
///
/// Passwords are not here: see secret.
package struct ConfigFact: Fact {
    package var node: String
    package var name: String
    package var value: String
    package var origin: String
    package var file: String?
    package var line: Int?

    package init(
        node: String,
        name: String,
        value: String,
        origin: String,
        file: String? = nil,
        line: Int? = nil
    ) {
        self.node = node
        self.name = name
        self.value = value
        self.origin = origin
        self.file = file
        self.line = line
    }

    package static let table = FactTable<Self>(
        "config",
        "Settings of each node. Passwords are not here: see secret.",
        filledBy: [.config, .configFile],
        index: ["name", "node"],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("name", \.name, "Directive, under its modern name (replica-*, not slave-*)."),
            .text("value", \.value, "Value as CONFIG GET gives it."),
            .text("origin", \.origin, "live, or the path of the config file that the node starts with."),
            .text("file", \.file, "File in which it stands: that one or one that it includes; NULL for live."),
            .integer("line", \.line, "Line in that file, NULL for live."),
        ]
    )
}
