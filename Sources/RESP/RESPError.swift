/// Bytes that are no RESP, or more of it than the limits allow.
///
/// The stream is lost afterwards: there is no way to find the start of the next value.
package struct RESPError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, without the bytes themselves: they may hold user data or secrets.
    package enum Reason: Hashable, Sendable {
        case unknownType(UInt8)
        case streamedType(UInt8)
        case invalidLength
        case invalidNumber(RESPKind)
        case invalidBoolean
        case invalidVerbatim
        case nullNotEmpty
        case lineEndMissing
        case strayLineEnd
        case pushInsideValue
        case unbalancedQuotes
        case tooDeep(limit: Int)
        case bulkTooLong(limit: Int)
        case tooManyElements(limit: Int)
        case tooManyBytes(limit: Int)
        case lineTooLong(limit: Int)
    }

    package let reason: Reason
    /// Where, in bytes since the start of the stream.
    package let offset: Int

    package init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    package var description: String { "byte \(offset): \(reason)" }
}

extension RESPError.Reason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownType(let byte): "\(Self.show(byte)) starts no RESP value"
        case .streamedType(let byte): "a streamed value (\(Self.show(byte))), which no server release sends"
        case .invalidLength: "a length that is no number"
        case .invalidNumber(let kind): "a \(kind) that is no number"
        case .invalidBoolean: "a boolean that is neither #t nor #f"
        case .invalidVerbatim: "a verbatim string without its three letters and colon"
        case .nullNotEmpty: "a null with something after it"
        case .lineEndMissing: "no line end after the announced length"
        case .strayLineEnd: "a carriage return or line feed alone"
        case .pushInsideValue: "a push message inside another value"
        case .unbalancedQuotes: "unbalanced quotes in an inline command"
        case .tooDeep(let limit): "more than \(limit) aggregates inside each other"
        case .bulkTooLong(let limit): "a string of more than \(limit) bytes announced"
        case .tooManyElements(let limit): "more than \(limit) elements announced"
        case .tooManyBytes(let limit): "one value of more than \(limit) bytes"
        case .lineTooLong(let limit): "a line of more than \(limit) bytes"
        }
    }

    private static func show(_ byte: UInt8) -> String {
        if byte > 0x20, byte < 0x7F { return "'\(Character(UnicodeScalar(byte)))'" }
        let digits = String(byte, radix: 16, uppercase: true)
        return "the byte 0x" + (digits.count < 2 ? "0" : "") + digits
    }
}
