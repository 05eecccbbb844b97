/// Which running node was started from which config file.
package struct RunsFromFact: Fact {
    package var node: String
    package var file: String?
    package var origin: String?
    package var read: Bool
    package var reason: String?

    package init(
        node: String,
        file: String? = nil,
        origin: String? = nil,
        read: Bool,
        reason: String? = nil
    ) {
        self.node = node
        self.file = file
        self.origin = origin
        self.read = read
        self.reason = reason
    }

    package static let table = FactTable<Self>(
        "runs_from",
        "Which running node was started from which config file.",
        filledBy: [.configFile],
        columns: [
            .text("node", \.node, "Address of the running node."),
            .text("file", \.file, "Path of the file by the node's own word; NULL if it runs without one."),
            .text(
                "origin",
                \.origin,
                "Path under which config, secret and config_file have what stands in it: that one, or that of the copy "
                    + "that was given; NULL if it was not read."
            ),
            .integer("read", \.read, "1 if that file was read."),
            .text("reason", \.reason, "Why not."),
        ]
    )
}
