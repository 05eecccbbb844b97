extension RESPValue {
    /// Text of any kind of string; bytes that are no UTF-8 are replaced.
    package var string: String? {
        switch self {
        case .simpleString(let text), .bigNumber(let text): text
        case .bulk(let bytes), .verbatim(_, let bytes): String(decoding: bytes, as: UTF8.self)
        default: nil
        }
    }

    /// The bytes of any kind of string, unchanged.
    package var bytes: [UInt8]? {
        switch self {
        case .simpleString(let text): Array(text.utf8)
        case .bulk(let bytes), .verbatim(_, let bytes): bytes
        default: nil
        }
    }

    /// An integer, or a string that holds one (RESP2 has no other way inside some replies).
    package var integer: Int64? {
        switch self {
        case .integer(let value): value
        case .simpleString(let text), .bigNumber(let text): ASCIINumber.signed(text.utf8)
        case .bulk(let bytes): ASCIINumber.signed(bytes)
        default: nil
        }
    }

    /// A double, an integer, or a string that holds a number.
    package var double: Double? {
        switch self {
        case .double(let value): value
        case .integer(let value): Double(value)
        case .simpleString(let text): ASCIINumber.double(text.utf8)
        case .bulk(let bytes): ASCIINumber.double(bytes)
        default: nil
        }
    }

    /// Elements of an array, set or push.
    package var array: [RESPValue]? {
        switch self {
        case .array(let values), .set(let values), .push(let values): values
        default: nil
        }
    }

    /// What the server refused with.
    package var error: RESPErrorReply? {
        if case .error(let reply) = self { reply } else { nil }
    }

    /// A map, or a flat list of even length read as pairs (RESP2).
    package var pairs: [RESPPair]? {
        switch self {
        case .map(let pairs): return pairs
        case .array(let values) where values.count.isMultiple(of: 2):
            return stride(from: 0, to: values.count, by: 2).map { RESPPair(key: values[$0], value: values[$0 + 1]) }
        default: return nil
        }
    }

    /// The value behind the first key with this text, in a map or a flat list.
    package subscript(key: String) -> RESPValue? {
        switch self {
        case .map(let pairs): pairs.first { $0.key.says(key) }?.value
        // Without making pairs of it: scans ask this of answers by the ten thousand.
        case .array(let values) where values.count.isMultiple(of: 2):
            stride(from: 0, to: values.count, by: 2).first { values[$0].says(key) }.map { values[$0 + 1] }
        default: nil
        }
    }

    /// Whether this is the text, as any kind of string.
    private func says(_ text: String) -> Bool {
        switch self {
        // Keys of one answer differ in length, mostly.
        case .bulk(let bytes), .verbatim(_, let bytes):
            bytes.count == text.utf8.count
                && bytes.withUnsafeBufferPointer { bytes in
                    text.utf8.withContiguousStorageIfAvailable { bytes.elementsEqual($0) }
                        ?? bytes.elementsEqual(text.utf8)
                }
        default: string == text
        }
    }

    package var isNull: Bool { self == .null }
    package var isPush: Bool { if case .push = self { true } else { false } }
    /// The plain `+OK`.
    package var isOK: Bool { self == .simpleString("OK") }
}
