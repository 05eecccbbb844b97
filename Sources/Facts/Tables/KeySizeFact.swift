/// How many keys of a kind are about as large (Redis 8.0 on).
package struct KeySizeFact: Fact {
    package var node: String
    package var database: Int
    package var kind: String
    package var unit: String
    package var atLeast: Int
    package var keys: Int

    package init(node: String, database: Int, kind: String, unit: String, atLeast: Int, keys: Int) {
        self.node = node
        self.database = database
        self.kind = kind
        self.unit = unit
        self.atLeast = atLeast
        self.keys = keys
    }

    package static let table = FactTable<Self>(
        "key_size",
        "How many keys are about as large, in powers of two (INFO keysizes, Redis 8.0 on).",
        filledBy: [.info],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("database", \.database, "Number of the database."),
            .text("kind", \.kind, "strings, lists, sets, zsets or hashes."),
            .text("unit", \.unit, "bytes for strings, items for the others."),
            .integer("at_least", \.atLeast, "The keys have so many bytes or items, and less than twice as many."),
            .integer("keys", \.keys, "How many keys."),
        ]
    )
}
