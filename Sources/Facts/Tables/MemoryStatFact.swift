/// MEMORY STATS: each number of it (4.0 on).
package struct MemoryStatFact: Fact {
    package var node: String
    package var name: String
    package var value: Double

    package init(
        node: String,
        name: String,
        value: Double
    ) {
        self.node = node
        self.name = name
        self.value = value
    }

    package static let table = FactTable<Self>(
        "memory_stat",
        "MEMORY STATS: each number of it (4.0 on).",
        filledBy: [.memoryStats],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("name", \.name, "Name, e.g. clients.normal; nested ones with a dot."),
            .real("value", \.value, "Value."),
        ]
    )
}
