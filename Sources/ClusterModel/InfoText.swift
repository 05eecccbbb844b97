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
        text.forEachLine { number, line in
            if line.first == UInt8(ascii: "#") {
                section = line.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }.text
            } else if let (field, value) = line.cut(atFirst: UInt8(ascii: ":")), !field.isEmpty {
                add(Entry(section: section, field: field.text, value: value.text))
            } else {
                problems.note(number, .noColon(line.excerpt))
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
        if index[entry.field] == nil { index[entry.field] = entries.count }
        entries.append(entry)
    }
}
