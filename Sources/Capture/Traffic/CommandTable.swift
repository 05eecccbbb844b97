/// What is known of a command by its name.
package struct CommandTraits: Sendable {
    package let name: String
    package var writes = false
    package var reads = false
    /// One whose use deserves a look: it may stop the server or lose data.
    package var isDangerous = false
    /// Which word is its first key; 0 for none.
    var keyWord: Int8 = 0
    var special = SpecialCommand.none
    var isContainer = false

    init(name: String) { self.name = name }
}

/// Names of commands, found without making strings: names of up to 24 letters are three words of memory.
struct CommandTable: ~Copyable {
    /// All that is neither a known command nor looks like one of a module; such a word may hold anything, even a
    /// password, so it is not kept.
    static let unknown: UInt16 = 0
    private static let limit = 2048
    /// Where the first key stands after a word that counts keys, or after STREAMS.
    static let keyAfterCount1: Int8 = -1
    static let keyAfterCount2: Int8 = -2
    static let keyAfterStreams: Int8 = -3

    private struct Entry {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var third: UInt64 = 0
        var command: UInt16 = .max
    }

    private let entries: UnsafeMutablePointer<Entry>
    private static let capacity = 8192
    /// By number.
    private(set) var traits: [CommandTraits] = []
    private let flags: UnsafeMutablePointer<Fast>

    /// What the inner loop asks of a command.
    struct Fast {
        var keyWord: Int8 = 0
        var special = SpecialCommand.none
        var writes = false
        var isContainer = false
    }

    init() {
        entries = .allocate(capacity: Self.capacity)
        entries.initialize(repeating: Entry(), count: Self.capacity)
        flags = .allocate(capacity: Self.limit)
        flags.initialize(repeating: Fast(), count: Self.limit)
        add(CommandTraits(name: "(unknown)"))
        for traits in KnownCommands.all { insert(traits) }
    }

    deinit {
        entries.deallocate()
        flags.deallocate()
    }

    @inline(__always)
    func fast(_ command: UInt16) -> Fast { flags[Int(command)] }

    /// Number of the command with this name, in letters of any case.
    @inline(__always)
    mutating func number(_ name: UnsafeRawPointer, _ count: Int) -> UInt16 {
        guard count <= 24, count > 0 else { return Self.unknown }
        let entry = Self.packed(name, count)
        var index = Self.hash(entry)
        while entries[index].command != .max {
            let found = entries[index]
            if found.first == entry.first, found.second == entry.second, found.third == entry.third {
                return found.command
            }
            index = (index &+ 1) & (Self.capacity &- 1)
        }
        return learn(name, count)
    }

    /// The number of a container's subcommand: `CLUSTER SLOTS`; the container's own if there is none such.
    mutating func number(_ container: UInt16, _ word: UnsafeRawPointer, _ count: Int) -> UInt16 {
        let head = traits[Int(container)].name
        guard count > 0, count <= 24 - head.utf8.count - 1 else { return container }
        var name = Array((head + " ").utf8)
        for index in 0..<count {
            let byte = Self.upper(word.byte(index))
            guard byte >= 0x41 && byte <= 0x5A || byte == 0x2D || byte == 0x5F else { return container }
            name.append(byte)
        }
        let found = name.withUnsafeBytes { bytes in
            bytes.baseAddress.map { number($0, bytes.count) } ?? container
        }
        return found == Self.unknown ? container : found
    }

    /// A name of a module's command (`JSON.SET`) gets a number; any other stays unknown.
    @inline(never)
    private mutating func learn(_ name: UnsafeRawPointer, _ count: Int) -> UInt16 {
        guard traits.count < Self.limit - 1 else { return Self.unknown }
        var text = ""
        var dots = 0
        for index in 0..<count {
            let byte = Self.upper(name.byte(index))
            if byte == 0x2E { dots += 1 }
            guard byte >= 0x41 && byte <= 0x5A || byte == 0x2E || byte == 0x5F else { return Self.unknown }
            text.unicodeScalars.append(UnicodeScalar(byte))
        }
        guard dots == 1, let dot = text.firstIndex(of: "."), dot > text.startIndex, text.last != ".",
            KnownCommands.modules.contains(String(text[..<dot]))
        else { return Self.unknown }
        var traits = CommandTraits(name: text)
        traits.keyWord = 1
        return insert(traits)
    }

    @discardableResult
    private mutating func insert(_ traits: CommandTraits) -> UInt16 {
        let number = UInt16(self.traits.count)
        let name = Array(traits.name.utf8)
        var entry = name.withUnsafeBytes { bytes in
            bytes.baseAddress.map { Self.packed($0, min(24, bytes.count)) } ?? Entry()
        }
        entry.command = number
        var index = Self.hash(entry)
        while entries[index].command != .max { index = (index + 1) & (Self.capacity - 1) }
        entries[index] = entry
        add(traits)
        return number
    }

    private mutating func add(_ traits: CommandTraits) {
        flags[self.traits.count] = Fast(
            keyWord: traits.keyWord,
            special: traits.special,
            writes: traits.writes,
            isContainer: traits.isContainer
        )
        self.traits.append(traits)
    }

    @inline(__always)
    private static func hash(_ entry: Entry) -> Int {
        let mixed = (entry.first ^ entry.second &* 0x9E37_79B9 ^ entry.third &* 0x85EB_CA6B) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 40) & (capacity &- 1)
    }

    @inline(__always)
    private static func packed(_ name: UnsafeRawPointer, _ count: Int) -> Entry {
        var entry = Entry()
        entry.first = eight(name, min(count, 8))
        if count > 8 {
            entry.second = eight(name + 8, min(count &- 8, 8))
            if count > 16 { entry.third = eight(name + 16, count &- 16) }
        }
        return entry
    }

    /// Up to eight letters in capitals.
    @inline(__always)
    private static func eight(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
        var word: UInt64 = 0
        var index = 0
        while index < count {
            word = word << 8 | UInt64(upper(bytes.byte(index)))
            index &+= 1
        }
        return word
    }

    @inline(__always)
    static func upper(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte &- 32 : byte }
}
