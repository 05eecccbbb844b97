/// A piece of a text as UTF-8; parsers cut by bytes, because a `Character` would take CR LF for one letter.
typealias Bytes = Substring.UTF8View

extension String {
    /// Calls the body for each line with its number from 1; lines end with LF or CR LF, empty ones are left out.
    func forEachLine(_ body: (Int, Bytes) -> Void) {
        var number = 1
        var rest = self[...].utf8
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            var line = rest[..<end]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if !line.isEmpty { body(number, line) }
            rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            number += 1
        }
    }
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
