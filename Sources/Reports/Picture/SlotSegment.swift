import ClusterModel
import GRDB

/// Neighbouring slots with one fate.
package struct SlotSegment: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Owned by the master of this shard, counted from 0 in the order of the picture.
        case owned(shard: Int)
        /// Claimed by two masters.
        case conflict(String)
        /// Owned by nobody.
        case gap
    }

    package let first: Int
    package let last: Int
    package let kind: Kind

    static func all(_ owners: [PictureNode], _ db: Database) throws -> [SlotSegment] {
        var fates = [Kind](repeating: .gap, count: 16384)
        for (shard, owner) in owners.enumerated() {
            for range in SlotRanges.parse(owner.slots) {
                for slot in range { fates[slot] = .owned(shard: shard) }
            }
        }
        // A slot that its only owner has dropped is nobody's, whatever the others still believe.
        for row in try Row.fetchAll(db, sql: "SELECT slots FROM slot_gap") {
            for range in SlotRanges.parse(row["slots"]) { for slot in range { fates[slot] = .gap } }
        }
        for row in try Row.fetchAll(db, sql: "SELECT slots, node, other FROM slot_conflict") {
            let claimants = "\(row["node"] as String) and \(row["other"] as String)"
            for range in SlotRanges.parse(row["slots"]) { for slot in range { fates[slot] = .conflict(claimants) } }
        }
        return segments(fates)
    }

    static func segments(_ fates: [Kind]) -> [SlotSegment] {
        var segments: [SlotSegment] = []
        var start = 0
        for slot in fates.indices where slot + 1 == fates.count || fates[slot + 1] != fates[slot] {
            segments.append(SlotSegment(first: start, last: slot, kind: fates[slot]))
            start = slot + 1
        }
        return segments
    }

    /// The parts of this segment that lie in each row of `width` slots.
    func cut(rows width: Int) -> [ClosedRange<Int>] {
        (first / width...last / width).map { row in
            max(first, row * width)...min(last, row * width + width - 1)
        }
    }
}

/// Slots as the tables write them: `0-5460 5462`.
enum SlotRanges {
    static func parse(_ text: String) -> [ClosedRange<Int>] {
        text.split { $0 == " " || $0 == "," }.compactMap { part in
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last,
                (0..<16384).contains(first), last < 16384
            else { return nil }
            return first...last
        }
    }
}
