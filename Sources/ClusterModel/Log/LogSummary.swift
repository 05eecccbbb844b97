/// A server's log, read and folded: what it tells, however long it is.
package struct LogSummary: Sendable {
    /// Lines, empty ones left out.
    package private(set) var lines = 0
    /// Lines without a head that belong to no banner, crash report or message of several lines.
    package private(set) var unparsed = 0
    /// Of the last line that has one.
    package private(set) var format: LogLine.Format?
    /// Time of the last line that has one.
    package private(set) var end: LogTime?
    private var kinds: [LogEventKind: LogEvent] = [:]
    private var known: [String: LogEventKind] = [:]
    /// Whether lines without a head go on with what was said before.
    private var continues = false

    /// - Parameter isTail: the text begins somewhere within the log, so its first line may be half a line.
    package init(_ text: String, isTail: Bool = false) {
        text.forEachLine { number, line in
            if isTail, number == 1, LogLine(line) == nil { return }
            take(line, number)
        }
        known = [:]
        for kind in Array(kinds.keys) { kinds[kind]?.finish(end: end) }
    }

    /// In the order of the last line of each.
    package var events: [LogEvent] { kinds.values.sorted { $0.line < $1.line } }

    package subscript(_ kind: LogEventKind) -> LogEvent? { kinds[kind] }

    private mutating func take(_ bytes: Bytes, _ number: Int) {
        lines += 1
        guard let line = LogLine(bytes) else { return takeHeadless(bytes, number) }
        format = line.format
        end = line.time
        let kind = kind(of: line.message)
        // A banner follows the start, and some messages begin with an end of line.
        continues = kind == .crash || line.message.isEmpty
        kinds[kind, default: LogEvent(kind)].add(line.message, number, line)
    }

    /// The banner, crash reports, and what a server says before it has a log.
    private mutating func takeHeadless(_ bytes: Bytes, _ number: Int) {
        let text = bytes.text
        if let kind = LogPatterns.kind(of: text) {
            kinds[kind, default: LogEvent(kind)].add(text, number, nil)
            continues = true
        } else if !continues, !isArt(bytes) {
            unparsed += 1
        }
    }

    /// A line of the banner: it begins with a blank, or holds no letter and no digit.
    private func isArt(_ bytes: Bytes) -> Bool {
        if let first = bytes.first, [UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: "\t")].contains(first) {
            return true
        }
        return !bytes.contains { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte > 0x7F
        }
    }

    private mutating func kind(of message: String) -> LogEventKind {
        // A server in a loop says the same few things a million times.
        if let kind = known[message] { return kind }
        let kind = LogPatterns.kind(of: message) ?? .other
        if known.count < 4096 { known[message] = kind }
        return kind
    }
}
