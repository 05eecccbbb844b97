/// A reply as a plain value, both protocol versions alike.
///
/// Attributes are read and dropped.
package enum RESPValue: Hashable, Sendable {
    case simpleString(String)
    case error(RESPErrorReply)
    case integer(Int64)
    case bulk([UInt8])
    case null
    case array([RESPValue])
    /// In the order of the wire; keys may repeat.
    case map([RESPPair])
    case set([RESPValue])
    case push([RESPValue])
    case double(Double)
    case boolean(Bool)
    /// Decimal digits with an optional sign: may exceed every integer type.
    case bigNumber(String)
    /// Text with its three-letter format (`txt`, `mkd`), which is not part of the bytes.
    case verbatim(format: String, [UInt8])
}

/// A key of a map and what stands behind it.
package struct RESPPair: Hashable, Sendable {
    package let key: RESPValue
    package let value: RESPValue

    package init(key: RESPValue, value: RESPValue) {
        self.key = key
        self.value = value
    }
}

/// An error reply: `WRONGPASS invalid username-password pair` has the code `WRONGPASS`.
package struct RESPErrorReply: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first word when it is in capitals, which is the one stable part; empty for errors of modules without one.
    package let code: String
    /// What stands after the code.
    package let text: String

    package init(code: String, text: String) {
        self.code = code
        self.text = text
    }

    /// Splits the line as sent, without the `-` and the line end.
    package init(line: String) {
        let word = line.prefix { $0 != " " }
        let isCode = !word.isEmpty && word.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x5F }
        self.init(code: isCode ? String(word) : "", text: isCode ? String(line.dropFirst(word.count + 1)) : line)
    }

    package var description: String {
        code.isEmpty ? text : text.isEmpty ? code : "\(code) \(text)"
    }
}
