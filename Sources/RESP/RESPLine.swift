/// One header or scalar line: the type byte, what stands after it, and where its line end begins.
struct RESPLine {
    let kind: RESPKind
    let content: Slice<UnsafeBufferPointer<UInt8>>
    let end: Int

    /// The announced length or count; nil for the RESP2 nulls `$-1` and `*-1`.
    func length(at offset: Int) throws(RESPError) -> Int? {
        if content.count == 1, content.first == 0x3F { throw RESPError(.streamedType(kind.rawValue), at: offset) }
        if content.count == 2, content.first == 0x2D, content.last == 0x31, kind == .bulkString || kind == .array {
            return nil
        }
        guard let length = ASCIINumber.unsigned(content) else { throw RESPError(.invalidLength, at: offset) }
        return length
    }

    /// Throws unless the line of a scalar is what its type demands.
    func check(at offset: Int) throws(RESPError) {
        switch kind {
        case .integer:
            guard ASCIINumber.signed(content) != nil else { throw RESPError(.invalidNumber(kind), at: offset) }
        case .bigNumber:
            guard ASCIINumber.isSignedDigits(content) else { throw RESPError(.invalidNumber(kind), at: offset) }
        case .double:
            guard ASCIINumber.double(content) != nil else { throw RESPError(.invalidNumber(kind), at: offset) }
        case .boolean:
            guard content.count == 1, content.first == 0x74 || content.first == 0x66 else {
                throw RESPError(.invalidBoolean, at: offset)
            }
        case .null:
            guard content.isEmpty else { throw RESPError(.nullNotEmpty, at: offset) }
        default:
            break
        }
    }
}
