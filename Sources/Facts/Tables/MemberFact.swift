/// The cluster's members as the nodes that answered see them: one row for each node id that anyone knows.
package struct MemberFact: Fact {
    package var id: String
    package var node: String
    package var role: String
    package var masterID: String?
    package var master: String?
    package var slotCount: Int
    package var slots: String
    package var configEpoch: Int64
    package var observers: Int
    package var failVotes: Int
    package var pfailVotes: Int
    package var disconnectedVotes: Int
    package var answered: Bool
    package var elsewhere: Bool?

    package init(
        id: String,
        node: String,
        role: String,
        masterID: String? = nil,
        master: String? = nil,
        slotCount: Int,
        slots: String,
        configEpoch: Int64,
        observers: Int,
        failVotes: Int,
        pfailVotes: Int,
        disconnectedVotes: Int,
        answered: Bool,
        elsewhere: Bool? = nil
    ) {
        self.id = id
        self.node = node
        self.role = role
        self.masterID = masterID
        self.master = master
        self.slotCount = slotCount
        self.slots = slots
        self.configEpoch = configEpoch
        self.observers = observers
        self.failVotes = failVotes
        self.pfailVotes = pfailVotes
        self.disconnectedVotes = disconnectedVotes
        self.answered = answered
        self.elsewhere = elsewhere
    }

    package static let table = FactTable<Self>(
        "member",
        "The cluster's members as the nodes that answered see them: one row for each node id that anyone knows.",
        filledBy: [.clusterNodes],
        columns: [
            .text("id", \.id, "Node id."),
            .text("node", \.node, "Its address."),
            .text("role", \.role, "master or replica, by its own word or the consensus."),
            .text("master_id", \.masterID, "Id of its master, for a replica."),
            .text("master", \.master, "Address of its master, for a replica."),
            .integer("slot_count", \.slotCount, "Slots it owns by consensus."),
            .text("slots", \.slots, "Slots it owns by consensus, as ranges."),
            .integer("config_epoch", \.configEpoch, "Config epoch by consensus."),
            .integer("observers", \.observers, "How many other nodes that answered know it."),
            .integer("fail_votes", \.failVotes, "How many of them mark it fail, or have lost its address."),
            .integer("pfail_votes", \.pfailVotes, "How many of them suspect it (fail?)."),
            .integer("disconnected_votes", \.disconnectedVotes, "How many of them have no bus link to it."),
            .integer(
                "answered",
                \.answered,
                "1 if its process answered rcdoctor, be it with a refusal; another id at its address is not it."
            ),
            .integer(
                "elsewhere",
                \.elsewhere,
                "1 if nobody answers at its address and yet the others hear from it: it lives somewhere else."
            ),
        ]
    )
}
