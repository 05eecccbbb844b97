/// What the server's own doctors say, sentence for sentence.
package struct DoctorWordFact: Fact {
    package var node: String
    package var doctor: String
    package var text: String

    package init(
        node: String,
        doctor: String,
        text: String
    ) {
        self.node = node
        self.doctor = doctor
        self.text = text
    }

    package static let table = FactTable<Self>(
        "doctor_word",
        "What the server's own doctors say, sentence for sentence.",
        filledBy: [.memoryDoctor, .latency],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("doctor", \.doctor, "memory or latency."),
            .text("text", \.text, "The advice in the server's words."),
        ]
    )
}
