/// Keys of one slot that one MIGRATE moves.
struct KeyBatch {
    var keys: [[UInt8]]
    /// Bytes in memory, as far as they are known.
    var bytes: Int
    var attempts = 0

    /// Milliseconds that source and target may take: five seconds, and a second more for each 2 MB; doubled each time.
    var timeout: Int { (5_000 + bytes >> 11) << attempts }

    /// Cuts a slot's keys into batches within the bounds; a big key stands alone.
    static func cut(_ keys: [[UInt8]], _ sizes: [Int?]) -> [KeyBatch] {
        var batches: [KeyBatch] = []
        var current = KeyBatch(keys: [], bytes: 0)
        for (key, size) in zip(keys, sizes) {
            // A key of unknown size counts as one of a kilobyte.
            let size = size ?? 1024
            let isFull = current.keys.count >= KeyCarrier.batchKeys || current.bytes + size > KeyCarrier.batchBytes
            if isFull, !current.keys.isEmpty {
                batches.append(current)
                current = KeyBatch(keys: [], bytes: 0)
            }
            current.keys.append(key)
            current.bytes += size
        }
        if !current.keys.isEmpty { batches.append(current) }
        return batches
    }

    /// Batches that are sent together: a few small ones, so that the way to the node and back is not waited for each
    /// time, and no more than a client may be held up for.
    static func groups(_ batches: [KeyBatch]) -> [[KeyBatch]] {
        var groups: [[KeyBatch]] = []
        var keys = 0
        var bytes = 0
        for batch in batches {
            let fits = keys + batch.keys.count <= KeyCarrier.batchKeys && bytes + batch.bytes <= KeyCarrier.bigBytes
            if fits, !groups.isEmpty {
                groups[groups.count - 1].append(batch)
            } else {
                groups.append([batch])
                (keys, bytes) = (0, 0)
            }
            keys += batch.keys.count
            bytes += batch.bytes
        }
        return groups
    }
}

/// Keys of some slots, in the order of the slots, with the bytes of each; nil where the server can't tell.
struct KeySurvey: Sendable {
    var lists: [[[UInt8]]] = []
    var sizes: [[Int?]] = []
}
