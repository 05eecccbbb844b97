/// Writes an argument so that the server reads back exactly the same bytes.
enum ArgumentQuoting {
    /// The argument as it is where that is safe, else in double quotes (as `sdscatrepr` writes it).
    static func quoted(_ value: String) -> [UInt8] {
        let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !special.contains($0) }
        if isPlain { return Array(value.utf8) }
        return [UInt8(ascii: "\"")] + value.utf8.flatMap(escaped) + [UInt8(ascii: "\"")]
    }

    // `#` is quoted too: not every reader of such files knows that it begins a comment only at the start of a line.
    private static let special: [UInt8] = Array("\"'\\#".utf8)

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
        case 0x20..<0x7F, 0x80...: [byte]
        case 0x0A: Array("\\n".utf8)
        case 0x0D: Array("\\r".utf8)
        case 0x09: Array("\\t".utf8)
        default: Array((byte < 16 ? "\\x0" : "\\x").utf8) + Array(String(byte, radix: 16).utf8)
        }
    }
}
