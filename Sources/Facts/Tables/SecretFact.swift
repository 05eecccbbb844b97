/// Which passwords a node has.
///
/// The values are never stored.
package struct SecretFact: Fact {
    package var node: String
    package var name: String
    package var isSet: Bool
    package var valueNumber: Int?
    package var origin: String?
    package var file: String?
    package var line: Int?

    package init(
        node: String,
        name: String,
        isSet: Bool,
        valueNumber: Int? = nil,
        origin: String? = nil,
        file: String? = nil,
        line: Int? = nil
    ) {
        self.node = node
        self.name = name
        self.isSet = isSet
        self.valueNumber = valueNumber
        self.origin = origin
        self.file = file
        self.line = line
    }

    package static let table = FactTable<Self>(
        "secret",
        "Which passwords a node has. The values are never stored.",
        filledBy: [.config, .configFile],
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
            .text("origin", \.origin, "Path of the config file that the node starts with, NULL for live."),
            .text("file", \.file, "File in which it stands; NULL for live and if it stands nowhere."),
            .integer("line", \.line, "Line in that file; NULL for live and if it stands nowhere."),
        ]
    )
}
