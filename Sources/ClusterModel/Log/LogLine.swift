/// One line of a server's log.
///
/// `pid:role time level message` (`serverLogRaw` in `server.c`), or logfmt (Valkey 8.1 on). Lines of a start banner, of a
/// crash report, or written by libraries have no such head.
package struct LogLine: Sendable, Hashable {
    /// Who wrote it, by its letter: master, replica, a child that saves, or a Sentinel.
    package enum Role: Character, Sendable, Hashable {
        case master = "M"
        case replica = "S"
        case child = "C"
        case sentinel = "X"
    }

    package enum Level: String, Sendable, Hashable {
        case debug, verbose, notice, warning
    }

    package enum Format: String, Sendable, Hashable, CaseIterable {
        case plain
        /// Redis 3.0 to 4.0.
        case plainWithoutYear = "plain-without-year"
        case logfmt
        /// One word as the time: ISO 8601 or milliseconds.
        case iso
    }

    package let processID: Int
    package let role: Role
    package let level: Level
    package let time: LogTime
    package let message: String
    package let format: Format

    /// Nil for a line without a head.
    package init?(_ line: String) { self.init(line[...].utf8) }

    init?(_ line: Bytes) {
        if line.first == UInt8(ascii: "p") {
            self.init(logfmt: line)
        } else {
            self.init(plain: line)
        }
    }

    private init?(plain line: Bytes) {
        guard let (process, afterProcess) = line.cut(atFirst: UInt8(ascii: ":")), process.count <= 10,
            let processID: Int = process.integer(), let letter = afterProcess.first,
            let role = Role(rawValue: Character(Unicode.Scalar(letter))),
            afterProcess.dropFirst().first == UInt8(ascii: " ")
        else { return nil }
        var rest = afterProcess.dropFirst(2)
        guard let first = LogLine.word(&rest) else { return nil }
        let time: LogTime?
        let format: Format
        if first.count > 2 {
            time = LogTime(word: first)
            format = .iso
        } else {
            guard let month = LogLine.word(&rest), let third = LogLine.word(&rest) else { return nil }
            if third.contains(UInt8(ascii: ":")) {
                time = LogTime(day: first, month: month, year: nil, time: third)
                format = .plainWithoutYear
            } else {
                guard let fourth = LogLine.word(&rest) else { return nil }
                time = LogTime(day: first, month: month, year: third, time: fourth)
                format = .plain
            }
        }
        guard let time, let level = rest.first.flatMap(Level.init(letter:)) else { return nil }
        let tail = rest.dropFirst()
        guard tail.isEmpty || tail.first == UInt8(ascii: " ") else { return nil }
        self.processID = processID
        self.role = role
        self.level = level
        self.time = time
        self.format = format
        message = tail.dropFirst().text
    }

    /// `pid=1 role=primary timestamp="…" level=notice message="…"`; quotes within the message have become single ones.
    private init?(logfmt line: Bytes) {
        var fields: [String: Bytes] = [:]
        var rest = line
        while !rest.isEmpty, let (key, value) = rest.cut(atFirst: UInt8(ascii: "=")) {
            if value.first == UInt8(ascii: "\"") {
                let inner = value.dropFirst()
                let isLast = key.equals("message")
                guard
                    let end = isLast
                        ? inner.lastIndex(of: UInt8(ascii: "\"")) : inner.firstIndex(of: UInt8(ascii: "\""))
                else { return nil }
                fields[key.text] = inner[..<end]
                rest = inner[inner.index(after: end)...].drop { $0 == UInt8(ascii: " ") }
            } else {
                let end = value.firstIndex(of: UInt8(ascii: " ")) ?? value.endIndex
                fields[key.text] = value[..<end]
                rest = value[end...].drop { $0 == UInt8(ascii: " ") }
            }
        }
        guard let processID: Int = fields["pid"]?.integer(), let role = fields["role"].flatMap({ Role(word: $0.text) }),
            let time = fields["timestamp"].flatMap({ LogTime($0) }),
            let level = fields["level"].flatMap({ Level(word: $0.text) }), let message = fields["message"]
        else { return nil }
        self.processID = processID
        self.role = role
        self.level = level
        self.time = time
        self.format = .logfmt
        self.message = message.text
    }

    private static func word(_ rest: inout Bytes) -> Bytes? {
        guard let (word, tail) = rest.cut(atFirst: UInt8(ascii: " ")), !word.isEmpty else { return nil }
        rest = tail
        return word
    }
}

extension LogLine.Role {
    /// As logfmt names them.
    fileprivate init?(word: String) {
        switch word {
        case "primary", "master": self = .master
        case "replica": self = .replica
        case "RDB/AOF": self = .child
        case "sentinel": self = .sentinel
        default: return nil
        }
    }
}

extension LogLine.Level {
    fileprivate init?(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "."): self = .debug
        case UInt8(ascii: "-"): self = .verbose
        case UInt8(ascii: "*"): self = .notice
        case UInt8(ascii: "#"): self = .warning
        default: return nil
        }
    }

    /// logfmt calls `verbose` `info`.
    fileprivate init?(word: String) {
        if word == "info" { self = .verbose } else { self.init(rawValue: word) }
    }
}
