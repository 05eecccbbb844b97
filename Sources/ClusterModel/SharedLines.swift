import Synchronization

/// The distinct lines of CLUSTER NODES that observers have given, times left out, each read and kept once.
///
/// Share one among all views of a scan. Lines with problems are not kept.
package final class SharedLines: Sendable {
    private struct Line {
        /// The line up to the times, and what follows them.
        let head: [UInt8]
        let tail: [UInt8]
        let told: ToldNode
    }

    private let lines = Mutex<[Int: [Line]]>([:])

    package init() {}

    /// How many distinct lines there were.
    package var count: Int { lines.withLock { $0.values.reduce(0) { $0 + $1.count } } }

    func told(_ pieces: LinePieces) -> ToldNode? {
        let hash = pieces.hash
        return lines.withLock { lines in
            lines[hash]?.first { pieces.head.holds($0.head) && pieces.tail.holds($0.tail) }?.told
        }
    }

    /// What is kept from now on: another thread may have been quicker with the same line.
    func keep(_ told: ToldNode, _ pieces: LinePieces) -> ToldNode {
        let hash = pieces.hash
        return lines.withLock { lines in
            let known = lines[hash]?.first { pieces.head.holds($0.head) && pieces.tail.holds($0.tail) }
            if let known { return known.told }
            lines[hash, default: []].append(Line(head: Array(pieces.head), tail: Array(pieces.tail), told: told))
            return told
        }
    }
}

/// A line of CLUSTER NODES cut around its two times; points into the text and lives no longer.
struct LinePieces {
    let head: UnsafeBufferPointer<UInt8>
    let tail: UnsafeBufferPointer<UInt8>
    let pingSent: Int64
    let pongReceived: Int64

    /// Nil unless the fifth and the sixth field are numbers, with single spaces around them.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        var spaces = 0
        var place = 0
        while spaces < 4, place < line.count {
            if line[place] == UInt8(ascii: " ") { spaces += 1 }
            place += 1
        }
        let start = place
        guard let ping = Self.number(line, &place), let pong = Self.number(line, &place) else { return nil }
        pingSent = ping
        pongReceived = pong
        head = UnsafeBufferPointer(rebasing: line[..<start])
        tail = UnsafeBufferPointer(rebasing: line[place...])
    }

    var hash: Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(head))
        hasher.combine(bytes: UnsafeRawBufferPointer(tail))
        return hasher.finalize()
    }

    /// Digits and the space behind them.
    private static func number(_ line: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int64? {
        var value: Int64 = 0
        let start = place
        while place < line.count, place - start < 18, case let digit = line[place] &- 0x30, digit < 10 {
            value = value * 10 + Int64(digit)
            place += 1
        }
        guard place > start, place < line.count, line[place] == UInt8(ascii: " ") else { return nil }
        place += 1
        return value
    }
}
