/// Finds the start of a command in the middle of others.
enum CommandSearch {
    /// Where `*`, a number, a line end and `$` stand after a line end or at the start; nil if nowhere.
    static func start(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            guard let star = bytes[index...].firstIndex(of: UInt8(ascii: "*")) else { return nil }
            let isLineStart = star == start || (star >= 2 && bytes[star - 1] == 0x0A && bytes[star - 2] == 0x0D)
            if isLineStart, isCommand(bytes, star) { return star }
            index = star + 1
        }
        return nil
    }

    private static func isCommand(_ bytes: UnsafeRawBufferPointer, _ star: Int) -> Bool {
        let digits = bytes[(star + 1)...].prefix(10).prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard let first = digits.first, first != 0x30 else { return false }
        return bytes[digits.endIndex...].starts(with: "\r\n$".utf8)
    }
}
