import Facts
package import RuleFormat

/// Words with placeholders: `{column}`, `{column:formatter}`, and in commands `{secret:column.name}`.
///
/// Parsed strictly: an unclosed brace, an unknown formatter or an empty name is an error, so that a rule that loads
/// also reads well. `{{` and `}}` stand for braces.
package struct Template: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case words(String)
        case column(String, Formatter)
        /// The password called `name` of the node in `column`.
        case secret(column: String, name: String)
    }

    /// A placeholder and where in the text its name stands.
    package struct Placeholder: Sendable, Hashable {
        package let column: String
        /// nil for a password, which needs none.
        package let formatter: Formatter?
        /// Characters from the beginning of the text.
        package let offset: Int
    }

    package let parts: [Part]
    package let placeholders: [Placeholder]

    package init(_ text: String) throws(TemplateError) {
        var parts: [Part] = []
        var placeholders: [Placeholder] = []
        var words = ""
        var rest = Substring(text)
        while !rest.isEmpty {
            let brace = rest.utf8.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") } ?? rest.endIndex
            words += rest[..<brace]
            rest = rest[brace...]
            guard let byte = rest.utf8.first else { break }
            let character: Character = byte == UInt8(ascii: "{") ? "{" : "}"
            if rest.utf8.dropFirst().first == byte {
                words.append(character)
                rest = Substring(rest.utf8.dropFirst(2))
            } else if character == "{" {
                let offset = text.distance(from: text.startIndex, to: rest.startIndex)
                guard let end = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else {
                    throw TemplateError("'{' without '}' in: \(text)", offset)
                }
                if !words.isEmpty { parts.append(.words(words)) }
                words = ""
                let part = try Self.placeholder(rest[rest.utf8.index(after: rest.startIndex)..<end], offset)
                parts.append(part)
                switch part {
                case .words: break
                case .column(let name, let formatter):
                    placeholders.append(Placeholder(column: name, formatter: formatter, offset: offset + 1))
                case .secret(let name, _):
                    placeholders.append(Placeholder(column: name, formatter: nil, offset: offset + 8))
                }
                rest = rest[rest.utf8.index(after: end)...]
            } else {
                words.append(character)
                rest = Substring(rest.utf8.dropFirst())
            }
        }
        if !words.isEmpty { parts.append(.words(words)) }
        self.parts = parts
        self.placeholders = placeholders
    }

    /// Columns that must be in the result of the rule's query.
    package var columns: [String] { placeholders.map(\.column) }

    /// The text for one row; a secret shows as `<name>`.
    package func filled(with row: ResultRow, in language: Language = .english) -> String {
        parts.map { part in
            switch part {
            case .words(let text): text
            case .column(let name, let formatter): formatter.format(row[name] ?? .null, in: language)
            case .secret(_, let name): "<\(name)>"
            }
        }.joined()
    }

    /// The text for no row in particular: each placeholder stands as its column's name in capitals.
    package var generic: String {
        parts.map { part in
            switch part {
            case .words(let text): text
            case .column(let name, _), .secret(let name, _): name.uppercased()
            }
        }.joined()
    }

    private static func placeholder(_ text: Substring, _ offset: Int) throws(TemplateError) -> Part {
        let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = halves.first, !name.isEmpty else {
            throw TemplateError("a placeholder without a name: {\(text)}", offset)
        }
        guard halves.count == 2 else { return .column(String(name), .plain) }
        if name == "secret" {
            let path = halves[1].split(separator: ".", maxSplits: 1)
            guard path.count == 2 else { throw TemplateError("write {secret:column.name}, not {\(text)}", offset) }
            return .secret(column: String(path[0]), name: String(path[1]))
        }
        guard let formatter = Formatter(String(halves[1])) else {
            throw TemplateError("unknown formatter in {\(text)}; known are \(Formatter.names)", offset)
        }
        return .column(String(name), formatter)
    }
}

/// Why a template can't be read.
package struct TemplateError: Error, CustomStringConvertible {
    package let description: String
    /// Where the placeholder begins, in characters.
    package let offset: Int

    init(_ description: String, _ offset: Int) {
        self.description = description
        self.offset = offset
    }
}
