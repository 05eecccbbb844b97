/// A save point: after so many seconds, if so many keys changed, an RDB is written.
package struct SavePointFact: Fact {
    package var node: String
    package var seconds: Int
    package var changes: Int

    package init(node: String, seconds: Int, changes: Int) {
        self.node = node
        self.seconds = seconds
        self.changes = changes
    }

    package static let table = FactTable<Self>(
        "save_point",
        "A save point (directive save): after so many seconds, if so many keys changed, an RDB is written. A node without rows saves none by itself.",
        filledBy: [.config],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("seconds", \.seconds, "Seconds since the last RDB."),
            .integer("changes", \.changes, "Least number of changes since then."),
        ]
    )
}
