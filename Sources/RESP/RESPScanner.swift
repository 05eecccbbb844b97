/// Finds where a value ends, in steps: it goes on where it stopped, so every byte is looked at once.
///
/// It allocates nothing but the stack of open aggregates, and keeps that between values.
struct RESPScanner: Sendable {
    private struct Frame {
        var remaining: Int
        var isAttribute: Bool
    }

    let limits: RESPLimits
    /// How far the value is known to be well formed, counted from its first byte.
    private var position = 0
    /// Where the search for the end of the current line goes on.
    private var searched = 0
    /// End of the payload being waited for, line end included; 0 when none.
    private var payloadEnd = 0
    private var elements = 0
    private var open: [Frame] = []

    init(limits: RESPLimits) {
        self.limits = limits
    }

    /// Length in bytes of the value at the start of `bytes`, or nil when it goes on past their end.
    ///
    /// `base` is the offset of the first byte in the stream, for errors.
    mutating func length(in bytes: UnsafeBufferPointer<UInt8>, base: Int) throws(RESPError) -> Int? {
        while true {
            if payloadEnd > 0 {
                guard bytes.count >= payloadEnd else { return nil }
                guard bytes[payloadEnd - 2] == 0x0D, bytes[payloadEnd - 1] == 0x0A else {
                    throw RESPError(.lineEndMissing, at: base + payloadEnd - 2)
                }
                position = payloadEnd
                payloadEnd = 0
            } else {
                guard let line = try line(in: bytes, base: base) else { return nil }
                let start = position
                position = line.end + 2
                guard position <= limits.totalBytes else {
                    throw RESPError(.tooManyBytes(limit: limits.totalBytes), at: base)
                }
                guard try enter(line, at: start, base: base) else { continue }
            }
            if closeAggregates() {
                let length = position
                position = 0
                searched = 0
                elements = 0
                return length
            }
        }
    }

    /// Whether the line is a whole value; otherwise a payload or elements follow.
    private mutating func enter(_ line: RESPLine, at start: Int, base: Int) throws(RESPError) -> Bool {
        let offset = base + start
        if line.kind.isLengthPrefixed {
            guard let length = try line.length(at: offset) else { return true }
            guard length <= limits.bulkLength else {
                throw RESPError(.bulkTooLong(limit: limits.bulkLength), at: offset)
            }
            guard position + length + 2 <= limits.totalBytes else {
                throw RESPError(.tooManyBytes(limit: limits.totalBytes), at: base)
            }
            if line.kind == .verbatim, length < 4 { throw RESPError(.invalidVerbatim, at: offset) }
            payloadEnd = position + length + 2
            return false
        }
        guard let values = line.kind.valuesPerElement else {
            try line.check(at: offset)
            return true
        }
        if line.kind == .push, !open.isEmpty { throw RESPError(.pushInsideValue, at: offset) }
        let isAttribute = line.kind == .attribute
        guard let count = try line.length(at: offset), count > 0 else { return !isAttribute }
        guard count <= (limits.elements - elements) / values else {
            throw RESPError(.tooManyElements(limit: limits.elements), at: offset)
        }
        guard open.count < limits.depth else { throw RESPError(.tooDeep(limit: limits.depth), at: offset) }
        elements += count * values
        open.append(Frame(remaining: count * values, isAttribute: isAttribute))
        return false
    }

    /// Counts one finished value; true when it was the last one of the top-level value.
    private mutating func closeAggregates() -> Bool {
        while !open.isEmpty {
            let last = open.count - 1
            open[last].remaining -= 1
            if open[last].remaining > 0 { return false }
            // An attribute is no value: the value that it describes comes next.
            if open.removeLast().isAttribute { return false }
        }
        return true
    }

    private mutating func line(in bytes: UnsafeBufferPointer<UInt8>, base: Int) throws(RESPError) -> RESPLine? {
        guard position < bytes.count else { return nil }
        guard let kind = RESPKind(rawValue: bytes[position]) else {
            let byte = bytes[position]
            // `.` ends a streamed aggregate and `;` starts a chunk.
            throw RESPError(
                byte == 0x2E || byte == 0x3B ? .streamedType(byte) : .unknownType(byte),
                at: base + position
            )
        }
        var index = max(position + 1, searched)
        while index < bytes.count, bytes[index] != 0x0D, bytes[index] != 0x0A { index += 1 }
        guard index - position <= limits.lineLength else {
            throw RESPError(.lineTooLong(limit: limits.lineLength), at: base + position)
        }
        searched = index
        guard index + 1 < bytes.count else {
            if index < bytes.count, bytes[index] == 0x0A { throw RESPError(.strayLineEnd, at: base + index) }
            return nil
        }
        guard bytes[index] == 0x0D, bytes[index + 1] == 0x0A else {
            throw RESPError(.strayLineEnd, at: base + index)
        }
        return RESPLine(kind: kind, content: bytes[(position + 1)..<index], end: index)
    }
}
