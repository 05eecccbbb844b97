/// What nodes believe about a node: each distinct belief once, with the number of nodes that hold it.
package struct BeliefFact: Fact {
    package var belief: Int
    package var subjectID: String
    package var subject: String
    package var role: String
    package var health: String
    package var connected: Bool
    package var masterID: String?
    package var configEpoch: Int64
    package var slots: String
    package var observers: Int
    package var isConsensus: Bool
    package var own: Bool

    package init(
        belief: Int,
        subjectID: String,
        subject: String,
        role: String,
        health: String,
        connected: Bool,
        masterID: String? = nil,
        configEpoch: Int64,
        slots: String,
        observers: Int,
        isConsensus: Bool,
        own: Bool
    ) {
        self.belief = belief
        self.subjectID = subjectID
        self.subject = subject
        self.role = role
        self.health = health
        self.connected = connected
        self.masterID = masterID
        self.configEpoch = configEpoch
        self.slots = slots
        self.observers = observers
        self.isConsensus = isConsensus
        self.own = own
    }

    package static let table = FactTable<Self>(
        "belief",
        "What nodes believe about a node: each distinct belief once, with the number of nodes that hold it.",
        filledBy: [.clusterNodes],
        columns: [
            .integer("belief", \.belief, "Number of the belief."),
            .text("subject_id", \.subjectID, "Node id that it is about."),
            .text("subject", \.subject, "Address of that node."),
            .text("role", \.role, "master or replica."),
            .text("health", \.health, "ok, pfail (fail?), fail, handshake or noaddr."),
            .integer("connected", \.connected, "1 if the bus link is there."),
            .text("master_id", \.masterID, "Id of its master, for a replica."),
            .integer("config_epoch", \.configEpoch, "Config epoch."),
            .text("slots", \.slots, "Slots it owns, as ranges; empty for none."),
            .integer("observers", \.observers, "How many nodes hold this belief."),
            .integer("is_consensus", \.isConsensus, "1 for the belief that most other nodes share."),
            .integer("own", \.own, "1 if it is the node's own word about itself."),
        ]
    )
}
