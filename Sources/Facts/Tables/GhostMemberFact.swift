/// A node id that nobody answers to any more but some still list.
package struct GhostMemberFact: Fact {
    package var id: String
    package var address: String?
    package var observers: Int
    package var flags: String
    package var newID: String?
    package var role: String
    package var slotCount: Int

    package init(
        id: String,
        address: String? = nil,
        observers: Int,
        flags: String,
        newID: String? = nil,
        role: String,
        slotCount: Int
    ) {
        self.id = id
        self.address = address
        self.observers = observers
        self.flags = flags
        self.newID = newID
        self.role = role
        self.slotCount = slotCount
    }

    package static let table = FactTable<Self>(
        "ghost_member",
        "A node id that nobody answers to any more but some still list.",
        filledBy: [.clusterNodes],
        columns: [
            .text("id", \.id, "The id."),
            .text("address", \.address, "Last address that the others give for it; NULL for none."),
            .integer("observers", \.observers, "How many nodes list it."),
            .text("flags", \.flags, "What they say of it: fail, noaddr, handshake."),
            .text("new_id", \.newID, "Id that answers at that address now."),
            .text("role", \.role, "master or replica."),
            .integer("slot_count", \.slotCount, "Slots that it still owns by consensus."),
        ]
    )
}
