import Facts
import GRDB

/// The fate of all slots, without the rest of the picture.
struct SlotMap {
    let segments: [SlotSegment]
    /// Shards, as the segments count them, whose master is gone.
    let deadShards: Set<Int>

    /// Nil where no master with slots is known.
    init?(_ store: FactStore) throws {
        let map = try store.read { db -> SlotMap? in
            let masters = try PictureNode.all(db).filter { $0.isMember && $0.role == "master" && $0.slotCount > 0 }
            guard masters.contains(where: { !$0.slots.isEmpty }) else { return nil }
            let dead = masters.indices.filter { masters[$0].health == .failed }
            return SlotMap(segments: try SlotSegment.all(masters, db), deadShards: Set(dead))
        }
        guard let map else { return nil }
        self = map
    }

    init(segments: [SlotSegment], deadShards: Set<Int> = []) {
        self.segments = segments
        self.deadShards = deadShards
    }
}
