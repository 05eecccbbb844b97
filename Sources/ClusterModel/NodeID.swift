/// The name of a node: 40 lower-case hex digits, made up by the node itself and kept in its `nodes.conf`.
package struct NodeID: Sendable, Hashable {
    // 160 bits, packed: views of many nodes hold the same ids over and over.
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// Reads an id; nil unless it is exactly 40 lower-case hex digits.
    package init?(_ text: String) {
        var text = text
        guard let id = text.withUTF8({ Self(bytes: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = id
    }

    package init?(_ text: Substring) { self.init(String(text)) }

    init?(utf8 bytes: Bytes) {
        guard bytes.count == 40 else { return nil }
        self.init(Substring(bytes))
    }

    /// Reads an id from memory, such as a packet; nil unless it is exactly 40 lower-case hex digits.
    package init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 40 else { return nil }
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        for place in 0..<40 {
            guard let digit = Self.digit(bytes[place]) else { return nil }
            switch place {
            case ..<16: words.0 = words.0 << 4 | digit
            case ..<32: words.1 = words.1 << 4 | digit
            default: words.2 = words.2 << 4 | digit
            }
        }
        (high, middle, low) = (words.0, words.1, UInt32(words.2))
    }

    /// All 40 digits.
    package var text: String {
        String(unsafeUninitializedCapacity: 40) { buffer in
            Self.write(high, digits: 16, to: buffer, at: 0)
            Self.write(middle, digits: 16, to: buffer, at: 16)
            Self.write(UInt64(low), digits: 8, to: buffer, at: 32)
            return 40
        }
    }

    /// The first 8 digits, enough for people.
    package var short: String { String(text.prefix(8)) }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }

    /// Writes the last hex digits of a value.
    private static func write(_ value: UInt64, digits: Int, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        for place in 0..<digits {
            let digit = UInt8(truncatingIfNeeded: value >> UInt64(4 * (digits - 1 - place))) & 0xF
            text[start + place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
    }
}

extension NodeID: CustomStringConvertible {
    package var description: String { text }
}

extension NodeID: Comparable {
    package static func < (left: NodeID, right: NodeID) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }
}
