/// A directive in a config file that not every server version knows.
package struct YoungDirectiveFact: Fact {
    package var node: String
    package var origin: String
    package var file: String
    package var line: Int
    package var name: String
    package var redisSince: Int?
    package var valkeySince: Int?

    package init(
        node: String,
        origin: String,
        file: String,
        line: Int,
        name: String,
        redisSince: Int? = nil,
        valkeySince: Int? = nil
    ) {
        self.node = node
        self.origin = origin
        self.file = file
        self.line = line
        self.name = name
        self.redisSince = redisSince
        self.valkeySince = valkeySince
    }

    package static let table = FactTable<Self>(
        "young_directive",
        "A directive in a config file that not every server version knows.",
        filledBy: [.configFile],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("origin", \.origin, "Path of the file that the server is started with."),
            .text("file", \.file, "File with the line: that one or one that it includes."),
            .integer("line", \.line, "Line in it."),
            .text("name", \.name, "The directive as written."),
            .integer(
                "redis_since",
                \.redisSince,
                "First Redis that takes it, as a number: 70000 is 7.0. NULL if none does."
            ),
            .integer("valkey_since", \.valkeySince, "First Valkey that takes it. NULL if none does."),
        ]
    )
}
