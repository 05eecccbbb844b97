/// A slot that a node shows as migrating or importing.
package struct OpenSlotFact: Fact {
    package var node: String
    package var slot: Int
    package var direction: String
    package var peerID: String
    package var peer: String?
    package var partnerOpen: Bool?
    package var keysHere: Int?
    package var keysThere: Int?
    package var owner: String?

    package init(
        node: String,
        slot: Int,
        direction: String,
        peerID: String,
        peer: String? = nil,
        partnerOpen: Bool? = nil,
        keysHere: Int? = nil,
        keysThere: Int? = nil,
        owner: String? = nil
    ) {
        self.node = node
        self.slot = slot
        self.direction = direction
        self.peerID = peerID
        self.peer = peer
        self.partnerOpen = partnerOpen
        self.keysHere = keysHere
        self.keysThere = keysThere
        self.owner = owner
    }

    package static let table = FactTable<Self>(
        "open_slot",
        "A slot that a node shows as migrating or importing.",
        filledBy: [.clusterNodes],
        columns: [
            .text("node", \.node, "Node that shows it open."),
            .integer("slot", \.slot, "The slot."),
            .text("direction", \.direction, "migrating (leaves this node) or importing (comes to it)."),
            .text("peer_id", \.peerID, "Id of the other side."),
            .text("peer", \.peer, "Address of the other side; NULL if no member has that id."),
            .integer(
                "partner_open",
                \.partnerOpen,
                "1 if the other side shows the matching half, 0 if not, NULL if it could not be "
                    + "asked."
            ),
            .integer("keys_here", \.keysHere, "Keys of the slot on this node; NULL if not counted."),
            .integer("keys_there", \.keysThere, "Keys of the slot on the other side; NULL if not counted."),
            .text("owner", \.owner, "Master that owns the slot by its own claim."),
        ]
    )
}
