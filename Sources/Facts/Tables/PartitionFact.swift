/// The part of the cluster that a node belongs to, by who sees whom; no rows while all see one another.
package struct PartitionFact: Fact {
    package var node: String
    package var part: Int
    package var nodes: Int
    package var owners: Int
    package var hasMajority: Bool

    package init(
        node: String,
        part: Int,
        nodes: Int,
        owners: Int,
        hasMajority: Bool
    ) {
        self.node = node
        self.part = part
        self.nodes = nodes
        self.owners = owners
        self.hasMajority = hasMajority
    }

    package static let table = FactTable<Self>(
        "partition",
        "The part of the cluster that a node belongs to, by who sees whom; no rows while all see one another.",
        filledBy: [.clusterNodes],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("part", \.part, "Number of its part, 1 for the one with most slot owners."),
            .integer("nodes", \.nodes, "Nodes in this part."),
            .integer("owners", \.owners, "Slot owners in this part."),
            .integer("has_majority", \.hasMajority, "1 if this part has most of the cluster's slot owners."),
        ]
    )
}
