package import Facts
package import RuleFormat

/// How a cell of a finding becomes words.
package enum Formatter: Sendable, Hashable {
    case plain
    /// An address.
    case node
    /// Slot ranges, long lists cut.
    case slots
    /// Seconds, in the largest unit that reads well.
    case duration
    case bytes
    /// A number with thousands separated.
    case number
    /// `1 slot`, `3 slots`.
    case plural(String)

    static let names = "node, slots, duration, bytes, number, plural(word)"

    package init?(_ text: String) {
        switch text {
        case "node": self = .node
        case "slots": self = .slots
        case "duration": self = .duration
        case "bytes": self = .bytes
        case "number": self = .number
        default:
            guard text.hasPrefix("plural("), text.hasSuffix(")") else { return nil }
            self = .plural(String(text.dropFirst(7).dropLast()))
        }
    }

    package func format(_ value: FactValue, in language: Language = .english) -> String {
        switch (self, value) {
        case (.slots, .text(let text)): Self.slots(text, language)
        case (.duration, .integer(let seconds)): Self.duration(seconds, in: language)
        case (.bytes, .integer(let count)): Self.bytes(count)
        case (.number, .integer(let number)): Self.grouped(number)
        case (.plural(let word), .integer(let number)): Self.plural(number, word)
        default: value.description
        }
    }

    private static func slots(_ text: String, _ language: Language) -> String {
        let ranges = text.split(separator: ",")
        guard ranges.count > 8 else { return text }
        let rest = ranges.count - 8
        let shown = ranges.prefix(8).joined(separator: ",")
        return switch language {
        case .english: "\(shown) and \(rest) more range" + (rest == 1 ? "" : "s")
        case .chinese: "\(shown) 等 \(ranges.count) 段"
        }
    }

    package static func duration(_ seconds: Int64, in language: Language = .english) -> String {
        let units =
            switch language {
            case .english: ["s", "min", "h", "days"]
            case .chinese: ["秒", "分钟", "小时", "天"]
            }
        return switch seconds {
        case ..<120: "\(seconds) \(units[0])"
        case ..<7200: "\(seconds / 60) \(units[1])"
        case ..<172_800: "\(seconds / 3600) \(units[2])"
        default: "\(seconds / 86_400) \(units[3])"
        }
    }

    private static func bytes(_ count: Int64) -> String {
        var amount = Double(count)
        for unit in ["B", "kB", "MB", "GB", "TB"] {
            if amount < 1024 || unit == "TB" {
                if unit == "B" { return "\(count) B" }
                let tenths = Int64((amount * 10).rounded())
                return "\(tenths / 10).\(tenths % 10) \(unit)"
            }
            amount /= 1024
        }
        return "\(count) B"
    }

    package static func grouped(_ number: Int64) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// `1 slot`, `2 slots`; a word in -y, -s or -ch is bent as English does.
    package static func plural(_ number: Int64, _ word: String) -> String {
        if number == 1 { return "1 \(word)" }
        if word.hasSuffix("ch") || word.hasSuffix("s") { return "\(grouped(number)) \(word)es" }
        let vowelBefore = word.dropLast().last.map { "aeiou".contains($0) } ?? false
        if word.hasSuffix("y"), !vowelBefore { return "\(grouped(number)) \(word.dropLast())ies" }
        return "\(grouped(number)) \(word)s"
    }
}
