#if canImport(Glibc)
    import Glibc
#endif

/// Where a word of a request lies, counted from the first byte of the request.
package struct RESPWord {
    package var offset: Int
    package var length: Int

    package init(offset: Int, length: Int) {
        self.offset = offset
        self.length = length
    }
}

/// Finds where requests and replies end in raw memory, without making a value of any of them: for captures, where
/// millions of them pass and only name, key, type and length count.
///
/// No recursion and no stack: one counter of values still to come is enough to skip aggregates of any depth. It reads
/// only the bytes that it is given. Nothing is checked that is not needed to find the end; ``RESPParser`` is for values
/// that are used.
package struct RESPSkim {
    /// Words of a request whose places are noted.
    package static let wordLimit = 16
    private static let lengthLimit = 1 << 31

    /// Announced number of words of a request; elements of an aggregate reply, -1 for null.
    package private(set) var count = 0
    /// Words noted.
    package private(set) var found = 0
    /// Values not yet begun.
    package private(set) var remaining = 0
    /// Payload bytes, line end included, beyond the bytes that were there.
    package private(set) var skip = 0
    /// Where it stopped: the start of a header that is incomplete, or the end.
    package private(set) var position = 0
    /// Errors seen inside an aggregate.
    package private(set) var errors = 0

    package init() {}

    /// What a header says.
    private enum Header {
        static let incomplete = -3
        static let malformed = -2
        static let null = -1
    }

    /// Length of the request (an array of bulk strings) at the start; 0 if it goes on beyond `count` bytes, negative if
    /// this is none.
    package mutating func request(
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ words: UnsafeMutablePointer<RESPWord>
    ) -> Int {
        found = 0
        skip = 0
        position = 0
        remaining = 0
        var index = 1
        let announced = Self.header(bytes, count, &index)
        if announced < 0 {
            self.count = 0
            if announced == Header.null { return index }
            return announced == Header.incomplete ? 0 : -1
        }
        self.count = announced
        var left = announced
        var noted = 0
        while left > 0 {
            guard index < count else {
                stop(at: index, left, noted)
                return 0
            }
            guard bytes.byte(index) == 0x24 else { return -1 }
            let start = index
            index += 1
            let length = Self.header(bytes, count, &index)
            guard length >= 0 else {
                stop(at: start, left, noted)
                return length == Header.incomplete ? 0 : -1
            }
            if noted < Self.wordLimit {
                words[noted] = RESPWord(offset: index, length: length)
                noted &+= 1
            }
            left &-= 1
            index += length + 2
            if index > count {
                skip = index - count
                stop(at: count, left, noted)
                return 0
            }
            guard bytes.byte(index - 2) == 0x0D, bytes.byte(index - 1) == 0x0A else { return -1 }
        }
        found = noted
        position = index
        return index
    }

    /// Length of the value at the start; 0 if it goes on beyond `count` bytes, negative if this is none.
    package mutating func reply(_ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        remaining = 1
        skip = 0
        errors = 0
        position = 0
        self.count = 0
        return go(bytes, count)
    }

    /// Goes on with a value of which `remaining` parts are to come, from the start of a part.
    ///
    /// Returns what `reply` returns.
    package mutating func resume(_ bytes: UnsafeRawPointer, _ count: Int, remaining: Int) -> Int {
        self.remaining = remaining
        skip = 0
        errors = 0
        position = 0
        return go(bytes, count)
    }

    /// What a line was found to hold.
    mutating func setLine(words: Int) {
        count = words
        found = min(words, Self.wordLimit)
        remaining = 0
        skip = 0
    }

    private mutating func stop(at index: Int, _ left: Int, _ noted: Int) {
        position = index
        remaining = left
        found = noted
    }

    private mutating func go(_ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        var index = 0
        var left = remaining
        while left > 0 {
            let start = index
            guard index < count else {
                stop(at: start, left, 0)
                return 0
            }
            let type = bytes.byte(index)
            index += 1
            switch type {
            case 0x2B, 0x2D, 0x3A, 0x5F, 0x23, 0x2C, 0x28:  // + - : _ # , (
                guard let end = Self.lineEnd(bytes, count, index) else {
                    stop(at: start, left, 0)
                    return 0
                }
                guard end > 0 else { return -1 }
                if type == 0x2D { errors &+= 1 }
                index = end
                left &-= 1
            case 0x24, 0x3D, 0x21:  // $ = !
                let length = Self.header(bytes, count, &index)
                guard length >= Header.null else {
                    stop(at: start, left, 0)
                    return length == Header.incomplete ? 0 : -1
                }
                if type == 0x21 { errors &+= 1 }
                if start == 0 { self.count = length }
                left &-= 1
                guard length >= 0 else { continue }
                index += length + 2
                if index > count {
                    skip = index - count
                    stop(at: count, left, 0)
                    return 0
                }
                guard bytes.byte(index - 2) == 0x0D, bytes.byte(index - 1) == 0x0A else { return -1 }
            case 0x2A, 0x7E, 0x3E, 0x25, 0x7C:  // * ~ > % |
                let length = Self.header(bytes, count, &index)
                guard length >= Header.null else {
                    stop(at: start, left, 0)
                    return length == Header.incomplete ? 0 : -1
                }
                if start == 0 { self.count = length }
                let values = max(length, 0) << (type == 0x25 || type == 0x7C ? 1 : 0)
                left += values - (type == 0x7C ? 0 : 1)
                guard left < 1 << 40 else { return -1 }
            default:
                return -1
            }
        }
        remaining = 0
        position = index
        return index
    }

    /// Reads digits and CR LF; `index` stands behind the type byte, and behind the line end afterwards.
    @inline(__always)
    private static func header(_ bytes: UnsafeRawPointer, _ count: Int, _ index: inout Int) -> Int {
        guard index < count else { return Header.incomplete }
        var value = Int(bytes.byte(index)) &- 0x30
        if value < 0 || value > 9 { return null(bytes, count, &index) }
        index &+= 1
        while index < count {
            let digit = Int(bytes.byte(index)) &- 0x30
            if digit < 0 || digit > 9 {
                guard digit == 0x0D - 0x30 else { return Header.malformed }
                guard index &+ 1 < count else { return Header.incomplete }
                guard bytes.byte(index &+ 1) == 0x0A else { return Header.malformed }
                index &+= 2
                return value
            }
            value = value &* 10 &+ digit
            guard value <= lengthLimit else { return Header.malformed }
            index &+= 1
        }
        return Header.incomplete
    }

    /// The rest of a header that starts with no digit: a negative number, which means null, or nothing that we know.
    @inline(never)
    private static func null(_ bytes: UnsafeRawPointer, _ count: Int, _ index: inout Int) -> Int {
        guard bytes.byte(index) == 0x2D else { return Header.malformed }
        var place = index + 1
        while place < count, bytes.byte(place) &- 0x30 < 10, place - index < 12 { place += 1 }
        guard place + 1 < count else { return Header.incomplete }
        guard place > index + 1, bytes.byte(place) == 0x0D, bytes.byte(place + 1) == 0x0A else {
            return Header.malformed
        }
        index = place + 2
        return Header.null
    }

    /// Index behind CR LF; 0 if the line is none, nil if it does not end here.
    @inline(__always)
    private static func lineEnd(_ bytes: UnsafeRawPointer, _ count: Int, _ from: Int) -> Int? {
        // Most lines are short: +OK, :1.
        var index = from
        let near = min(count, from &+ 16)
        while index < near, bytes.byte(index) != 0x0A { index &+= 1 }
        if index == near {
            guard index < count, let found = memchr(bytes + index, 0x0A, count - index) else { return nil }
            index = UnsafeRawPointer(found) - bytes
        }
        guard index > from, bytes.byte(index &- 1) == 0x0D else { return 0 }
        return index &+ 1
    }
}

extension UnsafeRawPointer {
    @inline(__always)
    fileprivate func byte(_ index: Int) -> UInt8 { load(fromByteOffset: index, as: UInt8.self) }
}
