/// The type of a RESP value, by its first byte.
///
/// Source: the RESP specification and `networking.c` of the servers; streamed types are in the specification but no
/// server release sends them, so they are refused.
package enum RESPKind: UInt8, Hashable, Sendable, CaseIterable {
    case simpleString = 0x2B  // +
    case error = 0x2D  // -
    case integer = 0x3A  // :
    case bulkString = 0x24  // $
    case array = 0x2A  // *
    case null = 0x5F  // _
    case boolean = 0x23  // #
    case double = 0x2C  // ,
    case bigNumber = 0x28  // (
    case bulkError = 0x21  // !
    case verbatim = 0x3D  // =
    case map = 0x25  // %
    case set = 0x7E  // ~
    case push = 0x3E  // >
    case attribute = 0x7C  // |

    /// How many values one counted element of an aggregate has: 2 for maps and attributes; nil for scalars.
    var valuesPerElement: Int? {
        switch self {
        case .array, .set, .push: 1
        case .map, .attribute: 2
        default: nil
        }
    }

    /// Whether the line is a length that many raw bytes and a line end follow.
    var isLengthPrefixed: Bool {
        switch self {
        case .bulkString, .bulkError, .verbatim: true
        default: false
        }
    }
}
