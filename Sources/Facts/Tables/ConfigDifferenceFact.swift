/// A setting with which a node runs, but which is not what its config file says.
package struct ConfigDifferenceFact: Fact {
    package var node: String
    package var name: String
    package var running: String?
    package var written: String?
    package var file: String?
    package var line: Int?
    package var secret: Bool
    package var lostOnRestart: Bool?

    package init(
        node: String,
        name: String,
        running: String? = nil,
        written: String? = nil,
        file: String? = nil,
        line: Int? = nil,
        secret: Bool,
        lostOnRestart: Bool? = nil
    ) {
        self.node = node
        self.name = name
        self.running = running
        self.written = written
        self.file = file
        self.line = line
        self.secret = secret
        self.lostOnRestart = lostOnRestart
    }

    package static let table = FactTable<Self>(
        "config_difference",
        "A setting with which a node runs, but which is not what its config file says.",
        filledBy: [.configFile],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("name", \.name, "Directive."),
            .text("running", \.running, "Value with which it runs; NULL for a password."),
            .text(
                "written",
                \.written,
                "Value in the file, or the default if it does not stand there; NULL for a password."
            ),
            .text("file", \.file, "File with the line."),
            .integer("line", \.line, "Line."),
            .integer("secret", \.secret, "1 if it is a password: the values are not shown."),
            .integer(
                "lost_on_restart",
                \.lostOnRestart,
                "1 if it was set while running and never written; NULL if the file may have been edited since the start."
            ),
        ]
    )
}
