import Foundation

/// JSON as text: sorted keys, and nothing raw that could move a reader's cursor or turn the reading order.
enum JSONText {
    /// Several lines, for people; ends with a line break.
    static func pretty(_ value: JSONValue) throws -> Data {
        try encode(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    }

    /// One line, with its line break.
    static func line(_ value: JSONValue) throws -> Data { try encode(value, [.sortedKeys, .withoutEscapingSlashes]) }

    private static func encode(_ value: JSONValue, _ formatting: JSONEncoder.OutputFormatting) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        return harmless(try encoder.encode(value)) + Data("\n".utf8)
    }

    /// The encoder escapes what JSON demands; C1 controls, bidirectional overrides and their like are escaped here.
    ///
    /// They can stand in strings only, where the escape means the same.
    private static func harmless(_ data: Data) -> Data {
        guard data.contains(where: { $0 >= 0x7F }) else { return data }
        let text = String(decoding: data, as: UTF8.self)
        guard text.unicodeScalars.contains(where: isHarmful) else { return data }
        var result = ""
        for scalar in text.unicodeScalars {
            if isHarmful(scalar) {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return Data(result.utf8)
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x7F && TerminalText.isUnsafe(scalar)
    }
}
