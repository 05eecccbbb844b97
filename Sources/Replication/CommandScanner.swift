/// Walks over commands (RESP arrays of bulk strings, or inline ones) without storing them.
///
/// It keeps the first words as far as they are short, and passes over everything else by counting.
struct CommandScanner: Sendable {
    enum Step: Hashable {
        /// The bytes ended inside a command.
        case more
        /// A command is complete; its first words can be asked for until the next call.
        case command
        /// A bare line end, which replicas and masters send to say that they live.
        case keepAlive
        /// These are no commands.
        case broken
    }

    private enum Place: Hashable {
        case start
        case count(Int)
        case countEnd(Int)
        case bulk
        case length(Int)
        case lengthEnd(Int)
        case body(Int)
        case bodyEnd(Int)
        case inline
    }

    private static let longestInline = 64 << 10
    private static let longestWord = 128
    /// How many words are kept.
    private let keeps: Int
    private let allowsInline: Bool
    private var place = Place.start
    private var hasDigits = false
    /// Bulk strings of this command that are still to come.
    private var left = 0
    private var kept: [UInt8] = []
    private var ends: [Int] = []
    private var inlineLength = 0
    private var isSecret = false

    init(keeps: Int, allowsInline: Bool) {
        self.keeps = keeps
        self.allowsInline = allowsInline
    }

    /// How many words of the command were kept.
    var words: Int { ends.count }

    /// A word; empty if there is none or it was too long to keep.
    func word(_ index: Int) -> ArraySlice<UInt8> {
        guard ends.indices.contains(index) else { return [] }
        return kept[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    func text(_ index: Int) -> String { String(decoding: word(index), as: UTF8.self) }

    /// Whether the word is this one in any case; `name` is in capitals.
    func isWord(_ index: Int, _ name: StaticString) -> Bool {
        let word = word(index)
        guard word.count == name.utf8CodeUnitCount else { return false }
        for (offset, byte) in word.enumerated() where Self.capital(byte) != name.utf8Start[offset] { return false }
        return true
    }

    /// Forgets a command of which only a part came.
    mutating func reset() {
        place = .start
        clear()
    }

    /// Goes on from `index` to the end of a command or of the bytes.
    mutating func take(_ bytes: UnsafeRawBufferPointer, from index: inout Int) -> Step {
        while index < bytes.count {
            switch place {
            case .body(let length):
                let passed = min(length, bytes.count - index)
                keep(bytes[index..<(index + passed)])
                index += passed
                place = passed == length ? .bodyEnd(2) : .body(length - passed)
            case .inline:
                let step = inline(bytes[index])
                index += 1
                if step != .more { return step }
            case .start where bytes[index] == UInt8(ascii: "*") && whole(bytes, &index): return .command
            default:
                let step = head(bytes[index])
                index += 1
                if step != .more { return step }
            }
        }
        return .more
    }

    /// Passes over a command that is there as a whole, much faster than byte by byte; false if it must be done so.
    private mutating func whole(_ bytes: UnsafeRawBufferPointer, _ index: inout Int) -> Bool {
        clear()
        var place = index + 1
        guard let count = Self.size(bytes, &place), count > 0 else { return false }
        for _ in 0..<count {
            guard place < bytes.count, bytes[place] == UInt8(ascii: "$") else { return false }
            place += 1
            guard let length = Self.size(bytes, &place), length <= bytes.count - place - 2 else { return false }
            let end = place + length
            guard bytes[end] == 0x0D, bytes[end + 1] == 0x0A else { return false }
            if ends.count < keeps {
                if length <= Self.longestWord, !isSecret { kept.append(contentsOf: bytes[place..<end]) }
                ends.append(kept.count)
                if ends.count == 1, isWord(0, "AUTH") { isSecret = true }
            }
            place = end + 2
        }
        index = place
        return true
    }

    /// A number of at most nine digits with its line end.
    private static func size(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Int? {
        let start = place
        var value = 0
        while place < bytes.count, bytes[place] &- 0x30 < 10 {
            value = value &* 10 &+ Int(bytes[place] &- 0x30)
            place += 1
        }
        guard place > start, place - start < 10, place + 1 < bytes.count, bytes[place] == 0x0D,
            bytes[place + 1] == 0x0A
        else { return nil }
        place += 2
        return value
    }

    private mutating func head(_ byte: UInt8) -> Step {
        switch place {
        case .start:
            clear()
            switch byte {
            case UInt8(ascii: "*"): place = .count(0)
            case 0x0A: return .keepAlive
            case 0x0D: return .more
            case _ where allowsInline:
                place = .inline
                return inline(byte)
            default: return .broken
            }
        case .count(let value): return number(byte, value, limit: 1 << 31, { .count($0) }, { .countEnd($0) })
        case .countEnd(let count):
            guard byte == 0x0A else { return .broken }
            left = count
            place = count == 0 ? .start : .bulk
            // An empty array is a command that servers pass over.
            if count == 0 { return .keepAlive }
        case .bulk:
            guard byte == UInt8(ascii: "$") else { return .broken }
            place = .length(0)
            hasDigits = false
        case .length(let value): return number(byte, value, limit: 1 << 32, { .length($0) }, { .lengthEnd($0) })
        case .lengthEnd(let length):
            guard byte == 0x0A else { return .broken }
            isSkipped = ends.count >= keeps || length > Self.longestWord || isSecret
            place = length == 0 ? .bodyEnd(2) : .body(length)
        case .bodyEnd(let count): return bodyEnd(byte, count)
        case .body, .inline: break
        }
        return .more
    }

    /// Whether the current word is not kept.
    private var isSkipped = false

    private mutating func number(
        _ byte: UInt8,
        _ value: Int,
        limit: Int,
        _ going: (Int) -> Place,
        _ ended: (Int) -> Place
    ) -> Step {
        if byte == 0x0D, hasDigits {
            place = ended(value)
            hasDigits = false
            return .more
        }
        guard byte >= 0x30, byte <= 0x39, value < limit else { return .broken }
        hasDigits = true
        place = going(value * 10 + Int(byte - 0x30))
        return .more
    }

    private mutating func bodyEnd(_ byte: UInt8, _ count: Int) -> Step {
        guard byte == (count == 2 ? 0x0D : 0x0A) else { return .broken }
        guard count == 1 else {
            place = .bodyEnd(1)
            return .more
        }
        if ends.count < keeps { ends.append(kept.count) }
        // The words of AUTH are secrets: they are passed over like values.
        if ends.count == 1, isWord(0, "AUTH") { isSecret = true }
        left -= 1
        place = left == 0 ? .start : .bulk
        return left == 0 ? .command : .more
    }

    private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>) {
        if !isSkipped { kept.append(contentsOf: bytes) }
    }

    private mutating func inline(_ byte: UInt8) -> Step {
        inlineLength += 1
        guard inlineLength <= Self.longestInline else { return .broken }
        guard byte == 0x0A || byte == 0x20 || byte == 0x0D || byte == 0x09 else {
            guard byte > 0x20, byte < 0x7F || byte > 0x9F else { return .broken }
            if ends.count < keeps, !isSecret, kept.count < keeps * Self.longestWord { kept.append(byte) }
            return .more
        }
        if kept.count > (ends.last ?? 0) { ends.append(kept.count) }
        if ends.count == 1, isWord(0, "AUTH") { isSecret = true }
        guard byte == 0x0A else { return .more }
        place = .start
        return ends.isEmpty ? .keepAlive : .command
    }

    private mutating func clear() {
        kept.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        left = 0
        inlineLength = 0
        isSecret = false
        hasDigits = false
        isSkipped = false
    }

    private static func capital(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte }
}
