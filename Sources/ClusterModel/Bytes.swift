import Glibc

/// A piece of a text as UTF-8; parsers cut by bytes, because a `Character` would take CR LF for one letter.
typealias Bytes = Substring.UTF8View

extension String {
    /// Calls the body for each line with its number from 1; lines end with LF or CR LF, empty ones are left out.
    func forEachLine(_ body: (Int, Bytes) -> Void) {
        forEachRawLine { number, place, _ in body(number, bytes(at: place)) }
    }

    /// The same with where the line stands in the UTF-8 of the text, and with its memory, which lives no longer than the
    /// call.
    func forEachRawLine(_ body: (Int, Range<Int>, UnsafeBufferPointer<UInt8>) -> Void) {
        var text = self
        text.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return }
            var number = 1
            var start = 0
            while start < bytes.count {
                let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
                let end = found.map { UnsafeRawPointer(base).distance(to: $0) } ?? bytes.count
                let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
                let line = start..<(hasReturn ? end - 1 : end)
                if !line.isEmpty { body(number, line, UnsafeBufferPointer(rebasing: bytes[line])) }
                start = end + 1
                number += 1
            }
        }
    }

    /// - Parameter place: counted in UTF-8.
    func bytes(at place: Range<Int>) -> Bytes {
        let start = utf8.index(utf8.startIndex, offsetBy: place.lowerBound)
        return self[start..<utf8.index(start, offsetBy: place.count)].utf8
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are the same.
    func holds(_ other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        guard let baseAddress else { return true }
        return memcmp(baseAddress, other, count) == 0
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// A copy as text, of a piece of a text.
    var text: String { String(decoding: UnsafeBufferPointer(rebasing: self), as: UTF8.self) }
}

extension Bytes {
    var text: String { String(Substring(self)) }

    /// The piece as a decimal number, nil when it is anything else or does not fit.
    func integer<Number: FixedWidthInteger>(_: Number.Type = Number.self) -> Number? { Number(Substring(self)) }

    /// Up to 48 bytes for an error message, with everything that could disturb a terminal replaced by a dot.
    var excerpt: String {
        let shown = prefix(48).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: ".") }
        return String(decoding: shown, as: UTF8.self) + (dropFirst(48).isEmpty ? "" : "...")
    }

    /// What stands before and after the first such byte, nil when there is none.
    func cut(atFirst byte: UInt8) -> (head: Bytes, tail: Bytes)? {
        guard let index = firstIndex(of: byte) else { return nil }
        return (self[..<index], self[self.index(after: index)...])
    }

    /// What stands before and after the last such byte, nil when there is none.
    func cut(atLast byte: UInt8) -> (head: Bytes, tail: Bytes)? {
        guard let index = lastIndex(of: byte) else { return nil }
        return (self[..<index], self[self.index(after: index)...])
    }

    func equals(_ text: StaticString) -> Bool {
        elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
