/// How an append-only file ends, judged from its last bytes.
///
/// Commands stand there as RESP arrays of bulk strings, `*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n`, with `#TS:…` lines between them
/// where timestamps are on (7.0).
package enum AOFTail: Sendable, Hashable {
    /// The last command is whole.
    case whole
    /// The last command is cut off, as after a crash or while it is written; a server drops it if it may.
    case truncated
    /// Something that is no command stands there; a server refuses to start with it.
    case junk
    /// No command begins within the bytes, so nothing can be said.
    case unknown

    /// - Parameter isStart: the bytes are the whole file, so that the first command begins with the first of them.
    package init(_ bytes: [UInt8], isStart: Bool) {
        if isStart {
            self = bytes.isEmpty ? .whole : Self.judge(bytes, from: 0)
            return
        }
        // A value may hold what looks like a command, so one beginning that leads to a clean end is enough.
        var worst: AOFTail = .unknown
        var tried = 0
        var position = 0
        while tried < 64, let start = Self.beginning(bytes, after: position) {
            let verdict = Self.judge(bytes, from: start)
            if verdict == .whole || verdict == .truncated {
                self = verdict
                return
            }
            worst = verdict
            tried += 1
            position = start + 1
        }
        self = worst
    }

    /// Where `*N\r\n$` stands at the start of a line.
    private static func beginning(_ bytes: [UInt8], after position: Int) -> Int? {
        var index = position
        while index + 2 < bytes.count {
            guard let line = bytes[index...].firstIndex(of: 0x0A), line + 1 < bytes.count else { return nil }
            let start = line + 1
            if bytes[start] == UInt8(ascii: "*"), let (_, end) = number(bytes, start + 1), end < bytes.count,
                bytes[end] == UInt8(ascii: "$")
            {
                return start
            }
            index = start
        }
        return nil
    }

    private static func judge(_ bytes: [UInt8], from start: Int) -> AOFTail {
        var position = start
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "#") {
                guard let end = bytes[position...].firstIndex(of: 0x0A) else { return .truncated }
                position = end + 1
                continue
            }
            guard bytes[position] == UInt8(ascii: "*") else { return .junk }
            switch command(bytes, &position) {
            case .whole: continue
            case let other: return other
            }
        }
        return .whole
    }

    private static func command(_ bytes: [UInt8], _ position: inout Int) -> AOFTail {
        guard let (count, afterCount) = number(bytes, position + 1) else {
            return couldGoOn(bytes, position + 1) ? .truncated : .junk
        }
        guard count > 0 else { return .junk }
        var index = afterCount
        for _ in 0..<count {
            guard index < bytes.count else { return .truncated }
            guard bytes[index] == UInt8(ascii: "$") else { return .junk }
            guard let (length, start) = number(bytes, index + 1) else {
                return couldGoOn(bytes, index + 1) ? .truncated : .junk
            }
            guard length <= bytes.count - start, start + length + 2 <= bytes.count else { return .truncated }
            guard bytes[start + length] == 0x0D, bytes[start + length + 1] == 0x0A else { return .junk }
            index = start + length + 2
        }
        position = index
        return .whole
    }

    /// A decimal number that ends with CR LF, and where the next thing begins.
    private static func number(_ bytes: [UInt8], _ start: Int) -> (value: Int, end: Int)? {
        var index = start
        var value = 0
        while index < bytes.count, index - start < 12, (0x30...0x39).contains(bytes[index]) {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index > start, index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A else { return nil }
        return (value, index + 2)
    }

    /// Whether the file ends within a number that was right so far.
    private static func couldGoOn(_ bytes: [UInt8], _ start: Int) -> Bool {
        let rest = bytes[min(start, bytes.count)...]
        return rest.count < 14 && rest.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x0D }
    }
}
