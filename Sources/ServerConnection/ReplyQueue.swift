import RESP

/// Matches replies to batches of commands, first in, first out; knows nothing of sockets.
struct ReplyQueue {
    private struct Batch {
        let expected: Int
        var replies: [RESPValue] = []
        var bytes = 0
    }

    /// What some bytes brought.
    struct Outcome {
        /// The replies of every batch that is now complete, oldest first.
        var finished: [[RESPValue]] = []
        var error: RESPError?
        /// More was sent than any batch of questions is worth.
        var isTooMuch = false
    }

    /// Of all replies to one batch together.
    static let batchBytes = 64 << 20
    /// Of all that nobody had asked for, since the connection began.
    static let strayBytes = 4 << 20
    private static let keptPushes = 128
    private static let keptPushBytes = 16 << 10
    private static let keptUnasked = 16

    private var parser: RESPParser
    private var batches: [Batch] = []
    /// Push messages not yet taken; only the newest are kept.
    private(set) var pushes: [RESPValue] = []
    /// Values that nobody had asked for: servers turn clients away like this.
    private(set) var unasked: [RESPValue] = []
    private var stray = 0

    init(limits: RESPLimits) {
        parser = RESPParser(limits: limits)
    }

    /// Registers a batch that has been written.
    mutating func expect(_ count: Int) {
        batches.append(Batch(expected: count))
    }

    mutating func receive(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        var outcome = Outcome()
        parser.append(bytes)
        do throws(RESPError) {
            var start = parser.offset
            while let value = try parser.nextValue() {
                let size = parser.offset - start
                start = parser.offset
                if let replies = add(value, size) { outcome.finished.append(replies) }
                if stray > Self.strayBytes || batches.first.map({ $0.bytes > Self.batchBytes }) == true {
                    outcome.isTooMuch = true
                    break
                }
            }
        } catch {
            outcome.error = error
        }
        return outcome
    }

    /// Forgets all batches and returns the replies that each of them got.
    mutating func abandon() -> [[RESPValue]] {
        defer { batches.removeAll() }
        return batches.map(\.replies)
    }

    mutating func takePushes() -> [RESPValue] {
        defer { pushes.removeAll() }
        return pushes
    }

    private mutating func add(_ value: RESPValue, _ size: Int) -> [RESPValue]? {
        if value.isPush {
            stray += size
            guard size <= Self.keptPushBytes else { return nil }
            if pushes.count == Self.keptPushes { pushes.removeFirst() }
            pushes.append(value)
            return nil
        }
        guard !batches.isEmpty else {
            stray += size
            if unasked.count < Self.keptUnasked { unasked.append(value) }
            return nil
        }
        batches[0].replies.append(value)
        batches[0].bytes += size
        guard batches[0].replies.count == batches[0].expected else { return nil }
        return batches.removeFirst().replies
    }
}
