/// A node that gives slots to another owner than the one who claims them.
package struct SlotDissentFact: Fact {
    package var observer: String
    package var slots: String
    package var slotCount: Int
    package var seenOwner: String?
    package var owner: String
    package var seenEpoch: Int?
    package var ownerEpoch: Int?

    package init(
        observer: String,
        slots: String,
        slotCount: Int,
        seenOwner: String? = nil,
        owner: String,
        seenEpoch: Int? = nil,
        ownerEpoch: Int? = nil
    ) {
        self.observer = observer
        self.slots = slots
        self.slotCount = slotCount
        self.seenOwner = seenOwner
        self.owner = owner
        self.seenEpoch = seenEpoch
        self.ownerEpoch = ownerEpoch
    }

    package static let table = FactTable<Self>(
        "slot_dissent",
        "A node that gives slots to another owner than the one who claims them.",
        filledBy: [.clusterNodes],
        columns: [
            .text("observer", \.observer, "Address of the node whose map differs."),
            .text("slots", \.slots, "The slots, as ranges."),
            .integer("slot_count", \.slotCount, "How many."),
            .text("seen_owner", \.seenOwner, "Address of the owner in its map; NULL for nobody."),
            .text("owner", \.owner, "Address of the master that claims them and that most others name."),
            .integer("seen_epoch", \.seenEpoch, "Config epoch of the owner in its map."),
            .integer("owner_epoch", \.ownerEpoch, "Config epoch of the claiming owner."),
        ]
    )
}
