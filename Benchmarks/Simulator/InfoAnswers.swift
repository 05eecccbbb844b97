/// What the nodes of a role answer to INFO: the usual sections, and each alone.
struct InfoAnswers: Sendable {
    let usual: InfoTemplate
    /// By title in lower case.
    private let sections: [String: InfoTemplate]
    private let empty: InfoTemplate

    init(_ texts: [SampleTexts.Section], port: Int) {
        usual = InfoTemplate(texts.filter { !["Commandstats", "Latencystats"].contains($0.title) }, port: port)
        sections = Dictionary(
            texts.map { ($0.title.lowercased(), InfoTemplate([$0], port: port)) },
            uniquingKeysWith: { first, _ in first }
        )
        empty = InfoTemplate([], port: port)
    }

    /// A section that a server does not know is empty.
    func section(_ title: String) -> InfoTemplate { sections[title.lowercased()] ?? empty }
}
