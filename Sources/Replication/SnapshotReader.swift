/// Passes over a snapshot: of known length, or up to the mark of 40 random characters that ends a diskless one.
struct SnapshotReader: Sendable {
    /// What was sent of it so far, holes of known length included, the mark not.
    private(set) var length = 0
    /// Bytes still to come where the length is known.
    private var left: Int?
    private var mark: [UInt8] = []
    /// How far the search may jump for each byte that ends a place where the mark is not (Horspool).
    private var jumps: [Int] = []
    /// The last bytes that may be the start of the mark.
    private var tail: [UInt8] = []
    private var head: [UInt8]? = []

    init(length: Int) { left = length }

    init(mark: [UInt8]) {
        self.mark = mark
        jumps = [Int](repeating: mark.count, count: 256)
        for (index, byte) in mark.dropLast().enumerated() { jumps[Int(byte)] = mark.count - 1 - index }
    }

    /// The first bytes, once: when enough came or the snapshot ended.
    mutating func takeHead(isEnd: Bool) -> [UInt8]? {
        guard let bytes = head, isEnd || bytes.count >= SnapshotHead.size else { return nil }
        head = nil
        return bytes
    }

    /// Passes over bytes that the capture lacks; how many of them come after the end, nil while it goes on.
    mutating func pass(_ count: Int) -> Int? {
        tail = []
        head = nil
        guard let left else {
            length += count
            return nil
        }
        length += min(count, left)
        self.left = max(0, left - count)
        return count >= left ? count - left : nil
    }

    /// Goes on from `index`; whether the snapshot ends there.
    mutating func take(_ bytes: UnsafeRawBufferPointer, from index: inout Int) -> Bool {
        let start = index
        defer { keepHead(bytes, start, index) }
        guard let left else { return search(bytes, &index) }
        let passed = min(left, bytes.count - index)
        index += passed
        length += passed
        self.left = left - passed
        return left == passed
    }

    private mutating func keepHead(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
        guard let kept = head, kept.count < SnapshotHead.size else { return }
        head = kept + bytes[start..<min(end, start + SnapshotHead.size - kept.count)]
    }

    private mutating func search(_ bytes: UnsafeRawBufferPointer, _ index: inout Int) -> Bool {
        // First across the border of two pieces, then inside this one.
        if !tail.isEmpty {
            let old = tail.count
            let joined = tail + bytes[index..<min(bytes.count, index + mark.count - 1)]
            let found = joined.withUnsafeBytes { find($0, from: 0) }
            if let found, found < old {
                length += found - old
                index += found + mark.count - old
                tail = []
                return true
            }
        }
        if let found = find(bytes, from: index) {
            length += found - index
            index = found + mark.count
            tail = []
            return true
        }
        length += bytes.count - index
        let seen = tail + bytes[max(index, bytes.count - mark.count + 1)...]
        tail = Array(seen.suffix(mark.count - 1))
        index = bytes.count
        return false
    }

    private func find(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let last = mark.count - 1
        var place = start
        while place + last < bytes.count {
            let byte = bytes[place + last]
            if byte == mark[last], (0..<last).allSatisfy({ bytes[place + $0] == mark[$0] }) { return place }
            place += jumps[Int(byte)]
        }
        return nil
    }
}
