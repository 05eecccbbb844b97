/// The answer to `INFO`: sections of `field:value` lines, all kept, known or not.
package struct InfoText: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        /// Title of the section, as written, `""` before the first title: `Replication`, `Cluster Info`.
        package let section: String
        package let field: String
        package let value: String

        package init(section: String, field: String, value: String) {
            self.section = section
            self.field = field
            self.value = value
        }
    }

    /// In the order of the text.
    ///
    /// At most ``mostEntries``: a server that counts its errors by their text may list a million, and a hostile one more.
    package private(set) var entries: [Entry] = []
    package private(set) var problems: [ParseProblem] = []
    private var index: [String: Int] = [:]
    package static let mostEntries = 10_000

    /// Reads the text of any version; no text can make it fail.
    package init(_ text: String) {
        var section = ""
        // Some 30 bytes a line, so that neither grows again and again.
        let expected = min(text.utf8.count / 30, Self.mostEntries)
        entries.reserveCapacity(expected)
        index.reserveCapacity(expected)
        text.forEachRawLine { number, place, line in
            if line.first == UInt8(ascii: "#") {
                section = text.bytes(at: place).drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }.text
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 {
                add(Entry(section: section, field: line[..<colon].text, value: line[(colon + 1)...].text))
            } else {
                problems.note(number, .noColon(text.bytes(at: place).excerpt))
            }
        }
    }

    /// Puts together what was taken apart.
    package init(_ entries: [Entry]) {
        for entry in entries { add(entry) }
    }

    /// The value of a field, nil when it is missing; of fields written twice the first counts.
    package subscript(_ field: String) -> String? { index[field].map { entries[$0].value } }

    /// The value of a field as a whole number, nil when it is missing or no whole number.
    package func integer(_ field: String) -> Int? { self[field].flatMap { Int($0) } }

    /// The entries of one section, by its title without regard to case.
    package func entries(in section: String) -> [Entry] {
        let title = section.lowercased()
        return entries.filter { $0.section.lowercased() == title }
    }

    // A module writes its section after the server's own, so that the first one can't be a module's imitation.
    private mutating func add(_ entry: Entry) {
        guard entries.count < Self.mostEntries else { return problems.note(0, .tooManyEntries(Self.mostEntries)) }
        if let first = index.updateValue(entries.count, forKey: entry.field) { index[entry.field] = first }
        entries.append(entry)
    }
}
