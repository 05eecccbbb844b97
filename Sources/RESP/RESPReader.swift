/// Reads values from bytes that a ``RESPScanner`` has already found well formed.
///
/// It can't fail: what the scanner would have refused reads as null.
struct RESPReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The next value; attributes before it are passed over.
    ///
    /// The scanner's depth limit bounds the recursion.
    mutating func value() -> RESPValue {
        skipAttributes()
        guard let line = line() else { return .null }
        switch line.kind {
        case .simpleString: return .simpleString(String(decoding: line.content, as: UTF8.self))
        case .error: return .error(RESPErrorReply(line: String(decoding: line.content, as: UTF8.self)))
        case .integer: return ASCIINumber.signed(line.content).map(RESPValue.integer) ?? .null
        case .double: return ASCIINumber.double(line.content).map(RESPValue.double) ?? .null
        case .bigNumber: return .bigNumber(String(decoding: line.content, as: UTF8.self))
        case .boolean: return .boolean(line.content.first == 0x74)
        case .null, .attribute: return .null
        case .bulkString: return payload(of: line).map { .bulk(Array($0)) } ?? .null
        case .bulkError:
            guard let text = payload(of: line) else { return .null }
            return .error(RESPErrorReply(line: String(decoding: text, as: UTF8.self)))
        case .verbatim:
            guard let text = payload(of: line) else { return .null }
            return .verbatim(format: String(decoding: text.prefix(3), as: UTF8.self), Array(text.dropFirst(4)))
        case .array: return ASCIINumber.unsigned(line.content).map { .array(values($0)) } ?? .null
        case .set: return .set(values(ASCIINumber.unsigned(line.content) ?? 0))
        case .push: return .push(values(ASCIINumber.unsigned(line.content) ?? 0))
        case .map: return .map(pairs(ASCIINumber.unsigned(line.content) ?? 0))
        }
    }

    mutating func kindAfterAttributes() -> RESPKind {
        skipAttributes()
        return nextKind ?? .null
    }

    mutating func elementCount() -> Int? {
        skipAttributes()
        guard let line = line(), line.kind.valuesPerElement != nil else { return nil }
        return ASCIINumber.unsigned(line.content)
    }

    mutating func forEachWord(_ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        guard let header = line(), header.kind == .array, let count = ASCIINumber.unsigned(header.content) else {
            return false
        }
        for _ in 0..<count {
            guard let line = line(), line.kind == .bulkString, let word = payload(of: line) else { return false }
            body(UnsafeBufferPointer(rebasing: word))
        }
        return true
    }

    private var nextKind: RESPKind? {
        position < bytes.count ? RESPKind(rawValue: bytes[position]) : nil
    }

    private mutating func skipAttributes() {
        while nextKind == .attribute, let line = line() {
            _ = pairs(ASCIINumber.unsigned(line.content) ?? 0)
        }
    }

    private mutating func line() -> RESPLine? {
        guard let kind = nextKind else { return nil }
        var end = position + 1
        while end < bytes.count, bytes[end] != 0x0D { end += 1 }
        let line = RESPLine(kind: kind, content: bytes[(position + 1)..<end], end: end)
        position = min(end + 2, bytes.count)
        return line
    }

    private mutating func payload(of line: RESPLine) -> Slice<UnsafeBufferPointer<UInt8>>? {
        guard let length = ASCIINumber.unsigned(line.content), length <= bytes.count - position else { return nil }
        let payload = bytes[position..<(position + length)]
        position = min(position + length + 2, bytes.count)
        return payload
    }

    private mutating func values(_ count: Int) -> [RESPValue] {
        var values: [RESPValue] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(value()) }
        return values
    }

    private mutating func pairs(_ count: Int) -> [RESPPair] {
        var pairs: [RESPPair] = []
        pairs.reserveCapacity(count)
        for _ in 0..<count {
            let key = value()
            pairs.append(RESPPair(key: key, value: value()))
        }
        return pairs
    }
}
