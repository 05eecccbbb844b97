/// A query as words and signs, comments left out: enough to see its clauses, never to judge its grammar.
package struct SQLTokens: Sendable {
    package struct Token: Sendable, Hashable {
        package enum Kind: Sendable {
            case word, name, text, number, parameter, sign
        }

        package let kind: Kind
        package let text: String
        /// Bytes from the beginning of the query.
        package let start: Int
        package let end: Int
        /// How many brackets and CASEs are open around it; a bracket counts as outside of itself.
        package let depth: Int

        /// Whether it is this keyword, written in whatever case.
        package func isWord(_ keyword: String) -> Bool { kind == .word && text.uppercased() == keyword }

        func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
    }

    package let all: [Token]

    package init(_ sql: String) {
        var scanner = Scanner(bytes: Array(sql.utf8))
        all = scanner.run()
    }
}

private struct Scanner {
    let bytes: [UInt8]
    private var place = 0
    private var depth = 0
    private var tokens: [SQLTokens.Token] = []

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() -> [SQLTokens.Token] {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): place += 1
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"): skip(past: [UInt8(ascii: "\n")])
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                place += 2
                skip(past: [UInt8(ascii: "*"), UInt8(ascii: "/")])
            case UInt8(ascii: "'"): quoted(UInt8(ascii: "'"), .text)
            case UInt8(ascii: "\""): quoted(UInt8(ascii: "\""), .name)
            case UInt8(ascii: "`"): quoted(UInt8(ascii: "`"), .name)
            case UInt8(ascii: "["): quoted(UInt8(ascii: "]"), .name)
            case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "?"): run(.parameter, from: 1)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): run(.number, from: 0, alsoDots: true)
            case let byte where isWordPart(byte): run(.word, from: 0)
            default: sign()
            }
        }
        return tokens
    }

    private var next: UInt8? { place + 1 < bytes.count ? bytes[place + 1] : nil }

    private func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }

    private mutating func skip(past end: [UInt8]) {
        while place < bytes.count, !bytes[place...].starts(with: end) { place += 1 }
        place = min(bytes.count, place + end.count)
    }

    /// A quote inside is doubled.
    private mutating func quoted(_ quote: UInt8, _ kind: SQLTokens.Token.Kind) {
        let start = place
        place += 1
        while place < bytes.count {
            if bytes[place] == quote {
                guard next == quote else { break }
                place += 1
            }
            place += 1
        }
        place = min(bytes.count, place + 1)
        add(kind, start, String(decoding: bytes[start + 1..<max(start + 1, place - 1)], as: UTF8.self))
    }

    private mutating func run(_ kind: SQLTokens.Token.Kind, from: Int, alsoDots: Bool = false) {
        let start = place
        place += from
        while place < bytes.count, isWordPart(bytes[place]) || (alsoDots && bytes[place] == UInt8(ascii: ".")) {
            place += 1
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if kind == .word, text.uppercased() == "END" { depth = max(0, depth - 1) }
        add(kind, start, text)
        if kind == .word, text.uppercased() == "CASE" { depth += 1 }
    }

    private mutating func sign() {
        let start = place
        place += 1
        if bytes[start] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        add(.sign, start, String(decoding: bytes[start..<place], as: UTF8.self))
        if bytes[start] == UInt8(ascii: "(") { depth += 1 }
    }

    private mutating func add(_ kind: SQLTokens.Token.Kind, _ start: Int, _ text: String) {
        tokens.append(SQLTokens.Token(kind: kind, text: text, start: start, end: place, depth: depth))
    }
}
