/// A node whose view of the cluster lacks an id that other views have.
package struct UnawareFact: Fact {
    package var observer: String
    package var subjectID: String

    package init(observer: String, subjectID: String) {
        self.observer = observer
        self.subjectID = subjectID
    }

    package static let table = FactTable<Self>(
        "unaware",
        "A node whose view lacks an id that other views have. A node that knows nobody but itself has no row.",
        filledBy: [.clusterNodes],
        columns: [
            .text("observer", \.observer, "Address of the node that does not list the id."),
            .text("subject_id", \.subjectID, "The node id."),
        ]
    )
}
