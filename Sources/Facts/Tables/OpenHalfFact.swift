/// One side of an open slot, as the node itself shows it.
package struct OpenHalfFact: Fact {
    package var node: String
    package var slot: Int
    package var direction: String
    package var peerID: String

    package init(node: String, slot: Int, direction: String, peerID: String) {
        self.node = node
        self.slot = slot
        self.direction = direction
        self.peerID = peerID
    }

    package static let table = FactTable<Self>(
        "open_half",
        "One side of an open slot, as the node itself shows it.",
        filledBy: [.clusterNodes],
        columns: [
            .text("node", \.node, "Node that shows it open."),
            .integer("slot", \.slot, "The slot."),
            .text("direction", \.direction, "migrating (leaves this node) or importing (comes to it)."),
            .text("peer_id", \.peerID, "Id of the other side."),
        ]
    )
}
