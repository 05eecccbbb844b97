/// A limit of output buffers, one row for each class of clients of a node.
package struct OutputLimitFact: Fact {
    package var node: String
    package var kind: String
    package var hardBytes: Int
    package var softBytes: Int
    package var softSeconds: Int

    package init(node: String, kind: String, hardBytes: Int, softBytes: Int, softSeconds: Int) {
        self.node = node
        self.kind = kind
        self.hardBytes = hardBytes
        self.softBytes = softBytes
        self.softSeconds = softSeconds
    }

    package static let table = FactTable<Self>(
        "output_limit",
        "A limit of output buffers (client-output-buffer-limit), one row for each class of clients.",
        filledBy: [.config],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("kind", \.kind, "normal, replica or pubsub."),
            .integer("hard_bytes", \.hardBytes, "A client above this is cut off at once; 0 for no limit."),
            .integer("soft_bytes", \.softBytes, "A client that stays above this is cut off; 0 for no limit."),
            .integer("soft_seconds", \.softSeconds, "For how long it may stay above it."),
        ]
    )
}
