/// Who holds a belief that is not the consensus.
///
/// Nodes that agree have no row here.
package struct DissentFact: Fact {
    package var observer: String
    package var subjectID: String
    package var belief: Int

    package init(
        observer: String,
        subjectID: String,
        belief: Int
    ) {
        self.observer = observer
        self.subjectID = subjectID
        self.belief = belief
    }

    package static let table = FactTable<Self>(
        "dissent",
        "Who holds a belief that is not the consensus. Nodes that agree have no row here.",
        filledBy: [.clusterNodes],
        columns: [
            .text("observer", \.observer, "Address of the node that holds it."),
            .text("subject_id", \.subjectID, "Node id that it is about."),
            .integer("belief", \.belief, "Number of the belief."),
        ]
    )
}
