/// A node that does not know a member of the cluster which others know.
package struct UnknownMemberFact: Fact {
    package var observer: String
    package var id: String
    package var node: String
    package var knownBy: Int
    package var answered: Bool

    package init(
        observer: String,
        id: String,
        node: String,
        knownBy: Int,
        answered: Bool
    ) {
        self.observer = observer
        self.id = id
        self.node = node
        self.knownBy = knownBy
        self.answered = answered
    }

    package static let table = FactTable<Self>(
        "unknown_member",
        "A node that does not know a member of the cluster which others know.",
        filledBy: [.clusterNodes],
        columns: [
            .text("observer", \.observer, "Address of the node that lacks it."),
            .text("id", \.id, "Id of the member that it lacks."),
            .text("node", \.node, "Address of that member."),
            .integer("known_by", \.knownBy, "How many nodes know it."),
            .integer("answered", \.answered, "1 if that member answers."),
        ]
    )
}
