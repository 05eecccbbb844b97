/// An ACL user that is not the same in a running node and in the file from which it would load its users.
package struct ACLDifferenceFact: Fact {
    package var node: String
    package var user: String
    package var aspect: String
    package var running: String?
    package var written: String?
    package var file: String
    package var line: Int?

    package init(
        node: String,
        user: String,
        aspect: String,
        running: String? = nil,
        written: String? = nil,
        file: String,
        line: Int? = nil
    ) {
        self.node = node
        self.user = user
        self.aspect = aspect
        self.running = running
        self.written = written
        self.file = file
        self.line = line
    }

    package static let table = FactTable<Self>(
        "acl_difference",
        "An ACL user that is not the same in a running node and in the file from which it loads its users at start.",
        filledBy: [.aclFile, .configFile],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("user", \.user, "Name of the user."),
            .text(
                "aspect",
                \.aspect,
                "What differs: only-running, only-written, state, password, keys, channels, commands or selectors."
            ),
            .text("running", \.running, "As the node holds it; NULL for passwords and where there is none."),
            .text("written", \.written, "As the file has it; NULL for passwords and where there is none."),
            .text("file", \.file, "The aclfile; for a node without one its config file."),
            .integer("line", \.line, "Line of the user in it."),
        ]
    )
}
