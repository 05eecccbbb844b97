/// The text of a rule file and where in it each part of the rule stands, so that what is found out later, by preparing
/// the query or running a test, is told with its line and a caret, too.
///
/// Parts are named by their path: `sql`, `key.0`, `fix.1.run.2`, `tests.0.given.node.1.state`.
package struct RuleSource: Sendable, Hashable {
    struct Place: Sendable, Hashable {
        /// 1-based, where the scalar or its block indicator begins.
        var line: Int
        var column: Int
        var style: Style
    }

    enum Style: Sendable, Hashable {
        case plain, quoted
        /// `|`: the text begins on the next line.
        case block
        /// `>` and whatever else has lines of its own; offsets can't be followed into it.
        case other
    }

    package let file: String
    let lines: [String]
    var places: [String: Place] = [:]

    init(file: String, lines: [String]) {
        self.file = file
        self.lines = lines
    }

    /// A problem at a part; if that has no place of its own, at what holds it.
    ///
    /// - Parameters:
    ///   - offset: characters into the part's text, where the problem is inside of it.
    ///   - text: the part's text, needed with `offset`.
    package func problem(_ path: String, offset: Int = 0, in text: String = "", _ message: String) -> RuleProblem {
        var steps = path.split(separator: ".")
        while !steps.isEmpty {
            if let place = places[steps.joined(separator: ".")] {
                let isWhole = steps.count == path.split(separator: ".").count
                let (line, column) = isWhole ? position(place, offset, text) : (place.line, place.column)
                return problem(line: line, column: column, message)
            }
            steps.removeLast()
        }
        return problem(line: 1, column: 1, message)
    }

    /// Whether the file has this part.
    package func has(_ path: String) -> Bool { places[path] != nil }

    func problem(line: Int, column: Int, _ message: String) -> RuleProblem {
        let source = lines.indices.contains(line - 1) ? lines[line - 1] : nil
        return RuleProblem(file: file, line: line, column: column, message: message, source: source)
    }

    private func position(_ place: Place, _ offset: Int, _ text: String) -> (line: Int, column: Int) {
        switch place.style {
        case .plain: return onOneLine(place.line, place.column + offset)
        case .quoted: return onOneLine(place.line, place.column + (offset > 0 ? offset + 1 : 0))
        case .other: return (place.line, place.column)
        case .block:
            let before = text.prefix(offset)
            let down = before.count { $0 == "\n" }
            let across = before.reversed().prefix { $0 != "\n" }.count
            let content = lines.dropFirst(place.line).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
            let indent = content.prefix { $0 == " " }.count
            return (place.line + 1 + down, indent + across + 1)
        }
    }

    /// A text that goes on below its first line is pointed at by its beginning.
    private func onOneLine(_ line: Int, _ column: Int) -> (line: Int, column: Int) {
        let width = lines.indices.contains(line - 1) ? lines[line - 1].count : 0
        return (line, column <= width + 1 ? column : 1)
    }
}
