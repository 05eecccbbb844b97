/// The text of a log line as it may be stored and shown.
///
/// Names of clients and users, what clients typed, and everything that might hold a password are left out.
enum LogText {
    static let limit = 200

    /// Beginnings of what is left out, each with a byte that it holds.
    private static let endings = [
        (UInt8(ascii: ","), ", with args beginning"), (UInt8(ascii: "("), " (user request from"),
        (UInt8(ascii: ">"), " >>> "),
    ]

    static func shown(_ message: String, _ kind: LogEventKind) -> String {
        guard !kind.hidesDetail else { return "(\(kind.meaning))" }
        var text = message[...]
        // `ERR unknown command 'AUTH', with args beginning with: 'the password'`
        for (sign, end) in endings {
            // Looking for one byte costs next to nothing, and few lines have any of them.
            guard text.utf8.contains(sign), let cut = text.range(of: end) else { continue }
            text = text[..<cut.lowerBound]
        }
        return clean(unquoted(text.utf8.contains(UInt8(ascii: "=")) ? withoutFields(text) : String(text)))
    }

    private static func withoutFields(_ text: Substring) -> String {
        let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        return words.map(Substring.init).compactMap(word).joined(separator: " ")
    }

    private static let shownFields: Set<Substring> = ["id", "addr", "laddr", "flags", "age", "idle", "omem", "tot-mem"]

    /// Of `key=value` words only those that describe the connection.
    private static func word(_ word: Substring) -> Substring? {
        guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")), sign > word.startIndex else { return word }
        let key = word[..<sign]
        guard key.utf8.allSatisfy({ $0 == 0x2D || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else {
            return word
        }
        return shownFields.contains(key) ? word : nil
    }

    /// What stands in single quotes, left out unless it is a directive or a server's refusal.
    private static func unquoted(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
        let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false).map(Substring.init)
        guard parts.count > 2 else { return text }
        return parts.enumerated().map { index, part in
            let isQuoted = index % 2 == 1 && index < parts.count - 1
            guard isQuoted, !part.hasPrefix("-"), !KnownDirectives.contains(String(part)) else { return part }
            return "…"
        }.joined(separator: "'")
    }

    private static func clean(_ text: String) -> String {
        if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        let short = text.count > limit ? text.prefix(limit - 1) + "…" : text[...]
        return String(short.map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } ? $0 : "." })
    }
}

extension Substring {
    /// Where the other text stands first.
    fileprivate func range(of part: String) -> Range<Index>? {
        ranges(of: part).first
    }
}
