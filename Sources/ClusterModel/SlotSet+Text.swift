extension SlotSet: CustomStringConvertible {
    /// Reads `0-10 12-20 100`, with spaces or commas between; nil when a part is no slot or range of slots.
    package init?(text: String) {
        self.init()
        for part in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }) {
            guard let range = Self.range(part) else { return nil }
            insert(range)
        }
    }

    /// `0-10,12-20,100`; nothing for the empty set.
    package var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }

    /// A range as servers write it, `0-5460` or `100`; nil for anything else, also for a slot above 16383.
    static func range(_ text: Bytes) -> ClosedRange<Int>? {
        let (head, tail) = text.cut(atFirst: UInt8(ascii: "-")) ?? (text, text)
        guard let first = slot(head), let last = slot(tail), first <= last else { return nil }
        return first...last
    }

    /// A slot number in decimal digits, nil when it is anything else or above 16383.
    static func slot(_ text: Bytes) -> Int? {
        guard (1...5).contains(text.count), text.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
            return nil
        }
        let number = text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return slots.contains(number) ? number : nil
    }
}
