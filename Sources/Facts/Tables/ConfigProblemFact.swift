/// Something in a config file that a server would not take, or that could not be read.
package struct ConfigProblemFact: Fact {
    package var node: String
    package var origin: String
    package var file: String
    package var line: Int
    package var kind: String
    package var text: String
    package var nearest: String?

    package init(
        node: String,
        origin: String,
        file: String,
        line: Int,
        kind: String,
        text: String,
        nearest: String? = nil
    ) {
        self.node = node
        self.origin = origin
        self.file = file
        self.line = line
        self.kind = kind
        self.text = text
        self.nearest = nearest
    }

    package static let table = FactTable<Self>(
        "config_problem",
        "What is wrong in config files, line by line.",
        filledBy: [.configFile],
        columns: [
            .text("node", \.node, "Address that the node would have."),
            .text("origin", \.origin, "Path of the file that the server is started with."),
            .text("file", \.file, "File with the line: that one or one that it includes."),
            .integer("line", \.line, "Line, counted from 1; 0 for the file as a whole."),
            .text(
                "kind",
                \.kind,
                "unknown-directive, unbalanced-quotes, not-utf8, unreadable, include-cycle, include-depth or bad-acl-line."
            ),
            .text("text", \.text, "What stands there, as far as it can be shown: never a value."),
            .text("nearest", \.nearest, "For an unknown directive: the known one that was probably meant."),
        ]
    )
}
