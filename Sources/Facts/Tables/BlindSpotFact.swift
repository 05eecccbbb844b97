/// A pair of nodes that both answer rcdoctor, of which one has no working bus link to the other.
package struct BlindSpotFact: Fact {
    package var observer: String
    package var node: String
    package var health: String
    package var connected: Bool
    package var mutual: Bool

    package init(
        observer: String,
        node: String,
        health: String,
        connected: Bool,
        mutual: Bool
    ) {
        self.observer = observer
        self.node = node
        self.health = health
        self.connected = connected
        self.mutual = mutual
    }

    package static let table = FactTable<Self>(
        "blind_spot",
        "A pair of nodes that both answer rcdoctor, of which one has no working bus link to the other.",
        filledBy: [.clusterNodes],
        columns: [
            .text("observer", \.observer, "Address of the node that does not see the other."),
            .text("node", \.node, "Address of the node that it does not see."),
            .text("health", \.health, "ok, pfail or fail, as the observer has it."),
            .integer("connected", \.connected, "1 if the observer has a bus link to it."),
            .integer("mutual", \.mutual, "1 if the other does not see the observer either."),
        ]
    )
}
