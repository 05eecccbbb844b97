import RESP

/// Matches replies to batches of commands, first in, first out; knows nothing of sockets.
struct ReplyQueue {
    private struct Batch {
        let expected: Int
        var replies: [RESPValue] = []
    }

    /// What some bytes brought.
    struct Outcome {
        /// The replies of every batch that is now complete, oldest first.
        var finished: [[RESPValue]] = []
        var error: RESPError?
    }

    private static let keptPushes = 1024
    private static let keptUnasked = 16

    private var parser: RESPParser
    private var batches: [Batch] = []
    /// Push messages not yet taken; only the newest are kept.
    private(set) var pushes: [RESPValue] = []
    /// Values that nobody had asked for: servers turn clients away like this.
    private(set) var unasked: [RESPValue] = []

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
            while let value = try parser.nextValue() {
                if let replies = add(value) { outcome.finished.append(replies) }
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

    private mutating func add(_ value: RESPValue) -> [RESPValue]? {
        if value.isPush {
            if pushes.count == Self.keptPushes { pushes.removeFirst() }
            pushes.append(value)
            return nil
        }
        guard !batches.isEmpty else {
            if unasked.count < Self.keptUnasked { unasked.append(value) }
            return nil
        }
        batches[0].replies.append(value)
        guard batches[0].replies.count == batches[0].expected else { return nil }
        return batches.removeFirst().replies
    }
}
