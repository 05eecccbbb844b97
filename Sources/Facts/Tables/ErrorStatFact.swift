/// How often a node answered with an error, by its first word (6.2 on).
package struct ErrorStatFact: Fact {
    package var node: String
    package var error: String
    package var count: Int
    package var perSecond: Double?

    package init(
        node: String,
        error: String,
        count: Int,
        perSecond: Double? = nil
    ) {
        self.node = node
        self.error = error
        self.count = count
        self.perSecond = perSecond
    }

    package static let table = FactTable<Self>(
        "error_stat",
        "How often a node answered with an error, by its first word (6.2 on).",
        filledBy: [.info],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("error", \.error, "First word of the error: MOVED, NOAUTH, OOM …"),
            .integer("count", \.count, "How often since the start or CONFIG RESETSTAT."),
            .real("per_second", \.perSecond, "Mean rate since the start of the process."),
        ]
    )
}
