/// Keys and how often they were asked for; kept only if the user wants names of keys.
///
/// When there are too many, those that were asked for least are dropped, so that the hottest ones stay.
struct KeyTable {
    struct Entry {
        /// The name, at most the first ``longest`` bytes of it.
        let name: [UInt8]
        let length: Int
        let slot: UInt16
        var reads = 0
        var writes = 0
        let firstFrame: Int
        var lastFrame = 0

        var requests: Int { reads + writes }
    }

    static let limit = 8192
    private static let longest = 128

    /// By a hash of the name.
    private(set) var entries: [UInt32: Entry] = [:]
    /// Keys were dropped, so some may have been asked for more often.
    private(set) var hasDropped = false

    /// The key's number, for ``name(_:slot:)``; never 0.
    mutating func note(_ name: UnsafeRawBufferPointer, slot: UInt16, isWrite: Bool, frame: Int) -> UInt32 {
        let number = Self.hash(name)
        if entries[number] == nil {
            if entries.count >= 2 * Self.limit { drop() }
            entries[number] = Entry(
                name: Array(name.prefix(Self.longest)),
                length: name.count,
                slot: slot,
                firstFrame: frame
            )
        }
        if isWrite { entries[number]?.writes += 1 } else { entries[number]?.reads += 1 }
        entries[number]?.lastFrame = frame
        return number
    }

    /// The name of a key that was noted, nil if it was dropped since.
    func name(_ number: UInt32, slot: UInt16) -> String? {
        guard let entry = entries[number], entry.slot == slot else { return nil }
        return Self.text(entry)
    }

    /// What is printable as it is, everything else as `\x07`; a name that was cut ends with its length.
    static func text(_ entry: Entry) -> String {
        let isText = String(validating: entry.name, as: UTF8.self) != nil
        var text = ""
        if isText {
            text = String(decoding: entry.name, as: UTF8.self)
        } else {
            for byte in entry.name {
                text += byte >= 0x20 && byte < 0x7F ? String(UnicodeScalar(byte)) : "\\x" + hex(byte)
            }
        }
        return entry.length > entry.name.count ? "\(text)… (\(entry.length) bytes)" : text
    }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    private mutating func drop() {
        hasDropped = true
        let kept = entries.sorted { $0.value.requests > $1.value.requests }.prefix(Self.limit)
        entries = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }

    /// FNV-1a.
    private static func hash(_ name: UnsafeRawBufferPointer) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return max(1, UInt32(truncatingIfNeeded: hash ^ hash >> 32))
    }
}
