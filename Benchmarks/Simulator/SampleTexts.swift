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

        func changed(_ values: [String: String]) -> Section {
            Section(
                title: title,
                lines: lines.map { line in
                    let field = String(line.prefix { $0 != ":" })
                    return values[field].map { "\(field):\($0)" } ?? line
                }
            )
        }
    }

    init(isSick: Bool = false) throws {
        let folder = "fixtures/samples/redis-7.0.15"
        let parts = try ProjectFolder.text("\(folder)/info-all.txt")
            .split(separator: "# ====", omittingEmptySubsequences: true)
        guard parts.count >= 2 else { throw TestFailure("\(folder)/info-all.txt holds no two answers") }
        let changes = isSick ? SickTexts.info : [:]
        masterInfo = Self.sections(parts[0]).map { $0.changed(changes) }
        replicaInfo = Self.sections(parts[1]).map { $0.changed(changes) }
        let words = try ProjectFolder.text("\(folder)/config-get.txt").split(
            separator: "\n",
            omittingEmptySubsequences: false
        ).map(String.init)
        settings = words.indices.map { index in
            let isValue = isSick && !index.isMultiple(of: 2)
            return isValue ? SickTexts.settings[words[index - 1]] ?? words[index] : words[index]
        }
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
