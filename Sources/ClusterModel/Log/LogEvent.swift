/// All lines of one kind in a log, as one.
package struct LogEvent: Sendable {
    package let kind: LogEventKind
    package private(set) var count = 0
    package private(set) var first: LogTime?
    package private(set) var last: LogTime?
    package private(set) var level: LogLine.Level?
    /// Number of the last line.
    package private(set) var line = 0
    /// The last one's message, cut and cleaned, see `LogText`.
    package private(set) var text = ""
    /// A node id that the last one speaks about.
    package private(set) var subject: NodeID?
    /// How many in the last ten minutes of the log.
    package private(set) var recent = 0
    private var lately = RecentCount()
    private var message = ""

    init(_ kind: LogEventKind) { self.kind = kind }

    mutating func add(_ message: String, _ number: Int, _ head: LogLine?) {
        count += 1
        line = number
        self.message = message
        guard let head else { return }
        level = head.level
        last = head.time
        if first == nil { first = head.time }
        lately.add(head.time.clock)
    }

    /// Makes the text of the last line; making it for each would cost most of the time.
    mutating func finish(end: LogTime?) {
        text = LogText.shown(message, kind)
        subject = message.utf8.split(whereSeparator: { !$0.isHexDigit }).lazy.compactMap { NodeID(utf8: $0) }.first
        recent = end.map { lately.count(before: $0.clock) } ?? count
        message = ""
        lately = RecentCount()
    }
}

/// Counts by the second, of the last ten minutes only.
private struct RecentCount: Sendable {
    static let window = 600
    private var seconds: [(clock: Int, count: Int)] = []

    mutating func add(_ clock: Int) {
        if let last = seconds.last, last.clock == clock {
            seconds[seconds.count - 1].count += 1
            return
        }
        if seconds.count > 2 * Self.window { seconds.removeAll { $0.clock < clock - Self.window } }
        seconds.append((clock, 1))
    }

    func count(before clock: Int) -> Int {
        seconds.reduce(0) { $0 + ((clock - Self.window...clock).contains($1.clock) ? $1.count : 0) }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
    }
}
