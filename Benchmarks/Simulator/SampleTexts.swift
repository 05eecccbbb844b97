import TestSupport

/// What a real server said, as the stuff of simulated answers.
struct SampleTexts: Sendable {
    /// INFO of a master and of a replica by section, titles included, without what stands in every node's own answer.
    let masterInfo: [Section]
    let replicaInfo: [Section]
    let settings: [String]

    struct Section: Sendable {
        let title: String
        let lines: [String]
    }

    init() throws {
        let folder = "fixtures/samples/redis-7.0.15"
        let parts = try ProjectFolder.text("\(folder)/info-all.txt")
            .split(separator: "# ====", omittingEmptySubsequences: true)
        guard parts.count >= 2 else { throw TestFailure("\(folder)/info-all.txt holds no two answers") }
        masterInfo = Self.sections(parts[0])
        replicaInfo = Self.sections(parts[1])
        settings = try ProjectFolder.text("\(folder)/config-get.txt").split(
            separator: "\n",
            omittingEmptySubsequences: false
        ).map(String.init)
    }

    private static func sections(_ text: Substring) -> [Section] {
        var sections: [Section] = []
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            if line.hasPrefix("# ") {
                sections.append(Section(title: String(line.dropFirst(2)), lines: []))
            } else if let last = sections.popLast() {
                sections.append(Section(title: last.title, lines: last.lines + [String(line)]))
            }
        }
        return sections
    }
}
