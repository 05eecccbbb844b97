/// Keys of a database of a node.
package struct KeyspaceFact: Fact {
    package var node: String
    package var database: Int
    package var keys: Int
    package var expires: Int?
    package var averageTtlMilliseconds: Int?

    package init(
        node: String,
        database: Int,
        keys: Int,
        expires: Int? = nil,
        averageTtlMilliseconds: Int? = nil
    ) {
        self.node = node
        self.database = database
        self.keys = keys
        self.expires = expires
        self.averageTtlMilliseconds = averageTtlMilliseconds
    }

    package static let table = FactTable<Self>(
        "keyspace",
        "Keys of a database of a node.",
        filledBy: [.info],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("database", \.database, "Number of the database."),
            .integer("keys", \.keys, "Keys in it."),
            .integer("expires", \.expires, "Keys with a time to live."),
            .integer("average_ttl_ms", \.averageTtlMilliseconds, "Estimated mean time to live, milliseconds."),
        ]
    )
}
