/// CLUSTER INFO: each node's own opinion of the cluster.
package struct ClusterInfoFact: Fact {
    package var node: String
    package var state: String
    package var slotsAssigned: Int
    package var slotsOk: Int
    package var slotsPfail: Int
    package var slotsFail: Int
    package var knownNodes: Int
    package var size: Int
    package var currentEpoch: Int
    package var myEpoch: Int
    package var messagesSent: Int?
    package var publishSent: Int?
    package var linksOverLimit: Int?
    package var votesAsked: Int?
    package var votesGiven: Int?

    package init(
        node: String,
        state: String,
        slotsAssigned: Int,
        slotsOk: Int,
        slotsPfail: Int,
        slotsFail: Int,
        knownNodes: Int,
        size: Int,
        currentEpoch: Int,
        myEpoch: Int,
        messagesSent: Int? = nil,
        publishSent: Int? = nil,
        linksOverLimit: Int? = nil,
        votesAsked: Int? = nil,
        votesGiven: Int? = nil
    ) {
        self.node = node
        self.state = state
        self.slotsAssigned = slotsAssigned
        self.slotsOk = slotsOk
        self.slotsPfail = slotsPfail
        self.slotsFail = slotsFail
        self.knownNodes = knownNodes
        self.size = size
        self.currentEpoch = currentEpoch
        self.myEpoch = myEpoch
        self.messagesSent = messagesSent
        self.publishSent = publishSent
        self.linksOverLimit = linksOverLimit
        self.votesAsked = votesAsked
        self.votesGiven = votesGiven
    }

    package static let table = FactTable<Self>(
        "cluster_info",
        "CLUSTER INFO: each node's own opinion of the cluster.",
        filledBy: [.clusterInfo],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("state", \.state, "ok or fail."),
            .integer("slots_assigned", \.slotsAssigned, "Slots that have an owner in its view."),
            .integer("slots_ok", \.slotsOk, "Slots whose owner is fine in its view."),
            .integer("slots_pfail", \.slotsPfail, "Slots whose owner it suspects (fail?)."),
            .integer("slots_fail", \.slotsFail, "Slots whose owner is marked fail."),
            .integer("known_nodes", \.knownNodes, "Nodes that it knows, itself included."),
            .integer("size", \.size, "Masters with at least one slot."),
            .integer("current_epoch", \.currentEpoch, "Highest config epoch that it has heard of."),
            .integer("my_epoch", \.myEpoch, "Its own config epoch (a replica: its master's)."),
            .integer("messages_sent", \.messagesSent, "Messages that it has sent on the cluster bus."),
            .integer("publish_sent", \.publishSent, "Those of them that carry PUBLISH (4.0 on)."),
            .integer(
                "links_over_limit",
                \.linksOverLimit,
                "Bus links that it dropped because their buffer exceeded cluster-link-sendbuf-limit (7.0 on)."
            ),
            .integer(
                "votes_asked",
                \.votesAsked,
                "Messages by which it asked others for their vote, as a replica that wants to take over."
            ),
            .integer("votes_given", \.votesGiven, "Votes that it gave to replicas of other masters since its start."),
        ]
    )
}
