/// User data that was seen and not stored.
package struct LeftOutFact: Fact {
    package var what: String
    package var count: Int

    package init(what: String, count: Int) {
        self.what = what
        self.count = count
    }

    package static let table = FactTable<Self>(
        "left_out",
        "User data that was seen and not stored: one row for each kind; --include-user-data stores it.",
        columns: [
            .text("what", \.what, "client name, or key or channel name."),
            .integer("count", \.count, "How many, over all nodes."),
        ]
    )
}
