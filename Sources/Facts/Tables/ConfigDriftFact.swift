/// A setting that is not the same on all nodes of the cluster.
package struct ConfigDriftFact: Fact {
    package var node: String
    package var name: String
    package var value: String
    package var usual: String
    package var nodesUsual: Int
    package var nodes: Int
    package var kind: String

    package init(
        node: String,
        name: String,
        value: String,
        usual: String,
        nodesUsual: Int,
        nodes: Int,
        kind: String
    ) {
        self.node = node
        self.name = name
        self.value = value
        self.usual = usual
        self.nodesUsual = nodesUsual
        self.nodes = nodes
        self.kind = kind
    }

    package static let table = FactTable<Self>(
        "config_drift",
        "A setting that is not the same on all nodes of the cluster.",
        filledBy: [.config],
        columns: [
            .text("node", \.node, "Address of the node whose value is not the usual one."),
            .text("name", \.name, "Directive."),
            .text("value", \.value, "Its value there."),
            .text("usual", \.usual, "Value on most nodes."),
            .integer("nodes_usual", \.nodesUsual, "How many nodes have the usual value."),
            .integer("nodes", \.nodes, "How many nodes were asked."),
            .text(
                "kind",
                \.kind,
                "danger (it changes how the cluster behaves in a failure), capacity (memory, buffers), "
                    + "persistence, format (encodings) or other."
            ),
        ]
    )
}
