/// Cuts a line into arguments as the server does when it reads `redis.conf`, an aclfile or an inline command.
///
/// Source: `sdssplitargs` in `sds.c`. Both kinds of quotes may begin in the middle of an argument, but must end it.
struct ArgumentSplitter {
    struct Argument: Equatable {
        var value: [UInt8] = []
        /// Where it stands in the line, quotes included.
        var range: Range<Int>
    }

    private let line: [UInt8]
    private var position = 0

    /// The arguments of a line; nil when quotes don't match.
    ///
    /// A NUL ends the line, as in C.
    static func split(_ line: some Sequence<UInt8>) -> [Argument]? {
        var splitter = ArgumentSplitter(line: Array(line.prefix { $0 != 0 }))
        var arguments: [Argument] = []
        while true {
            splitter.skipBlanks()
            guard splitter.position < splitter.line.count else { return arguments }
            guard let argument = splitter.next() else { return nil }
            arguments.append(argument)
        }
    }

    private init(line: [UInt8]) { self.line = line }

    private mutating func skipBlanks() {
        while position < line.count, Self.isBlank(line[position]) { position += 1 }
    }

    private mutating func next() -> Argument? {
        var argument = Argument(range: position..<position)
        while position < line.count {
            switch line[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard readQuoted(line[position], into: &argument.value) else { return nil }
                argument.range = argument.range.lowerBound..<position
                return argument
            // A vertical tab or form feed separates arguments but does not end one: so it is in sds.c.
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
                argument.range = argument.range.lowerBound..<position
                return argument
            case let byte:
                argument.value.append(byte)
                position += 1
            }
        }
        argument.range = argument.range.lowerBound..<position
        return argument
    }

    /// Reads from the opening quote to behind the closing one, which only a blank or the end may follow.
    private mutating func readQuoted(_ quote: UInt8, into value: inout [UInt8]) -> Bool {
        position += 1
        while position < line.count {
            let byte = line[position]
            if byte == quote {
                position += 1
                return position == line.count || Self.isBlank(line[position])
            } else if byte == UInt8(ascii: "\\"), let (unescaped, length) = escape(in: quote) {
                value.append(unescaped)
                position += length
            } else {
                value.append(byte)
                position += 1
            }
        }
        return false
    }

    /// What the backslash at this position stands for, nil if only for itself.
    private func escape(in quote: UInt8) -> (byte: UInt8, length: Int)? {
        guard position + 1 < line.count else { return nil }
        let next = line[position + 1]
        if quote == UInt8(ascii: "'") { return next == quote ? (quote, 2) : nil }
        if next == UInt8(ascii: "x"), position + 3 < line.count, let high = Self.hexDigit(line[position + 2]),
            let low = Self.hexDigit(line[position + 3])
        {
            return (high << 4 | low, 4)
        }
        switch next {
        case UInt8(ascii: "n"): return (0x0A, 2)
        case UInt8(ascii: "r"): return (0x0D, 2)
        case UInt8(ascii: "t"): return (0x09, 2)
        case UInt8(ascii: "b"): return (0x08, 2)
        case UInt8(ascii: "a"): return (0x07, 2)
        default: return (next, 2)
        }
    }

    /// `isspace` of C.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}
