extension BusStreamDecoder {
    /// What to do at a place of the stream.
    private enum Step {
        /// A message of which this many bytes are handed out.
        case message(Int)
        case skip(Int)
        /// Nothing can be said with less bytes than this.
        case wait(Int)
    }

    /// Hands out all messages of the memory, which ends at this offset of the stream; how many bytes are done with.
    mutating func scan(_ window: UnsafeRawBufferPointer, endingAt end: Int, _ body: (BusMessageView) -> Void) -> Int {
        var index = 0
        while index < window.count {
            if passing > 0 {
                let passed = min(passing, window.count - index)
                passing -= passed
                index += passed
                continue
            }
            let rest = window.piece(index, window.count)
            switch isInStep ? next(rest) : search(rest) {
            case .message(let length):
                index += take(rest.piece(0, length), endingAt: end - rest.count + length, body)
            case .skip(let count): index += count
            case .wait(let count):
                needed = count
                return index
            }
        }
        needed = 0
        return index
    }

    /// Hands out a message of which so much is kept; how many bytes are done with.
    private mutating func take(
        _ bytes: UnsafeRawBufferPointer,
        endingAt end: Int,
        _ body: (BusMessageView) -> Void
    ) -> Int {
        guard let message = hand(bytes, endingAt: end, body) else { return bytes.count }
        guard message.hasRightLength else {
            // Extensions that do not end where they should: somewhere in them the next message may start.
            isInStep = false
            return message.lengthWithoutExtensions
        }
        passing = message.envelope.length - bytes.count
        return bytes.count
    }

    /// Hands out and counts a message.
    @discardableResult
    mutating func hand(
        _ bytes: UnsafeRawBufferPointer,
        endingAt end: Int,
        _ body: (BusMessageView) -> Void
    ) -> BusMessageView? {
        guard let message = BusMessageView(bytes, offset: end - bytes.count) else { return nil }
        counters.messages += 1
        if !message.isWhole { counters.cut += 1 }
        if !message.type.isKnown { counters.unknownTypes += 1 }
        if BusLayout.of(version: message.envelope.version) == nil { counters.unknownVersions += 1 }
        if !message.hasRightLength { counters.wrongLengths += 1 }
        body(message)
        return message
    }

    /// The place where a message is due.
    private mutating func next(_ bytes: UnsafeRawBufferPointer) -> Step {
        guard bytes.firstSignature(from: 0) == 0 else {
            counters.desyncs += 1
            isInStep = false
            return .skip(0)
        }
        guard let envelope = BusEnvelope(bytes) else { return .wait(BusEnvelope.size) }
        switch BusLength.judge(bytes, envelope) {
        case .needs(let count): return .wait(count)
        case .wrong:
            counters.wrongLengths += 1
            counters.desyncs += 1
            isInStep = false
            return refuse()
        case .fits:
            let kept = min(envelope.length, Self.keep)
            return bytes.count < kept ? .wait(kept) : .message(kept)
        }
    }

    /// A place in the middle of anything.
    private mutating func search(_ bytes: UnsafeRawBufferPointer) -> Step {
        let start = bytes.firstSignature(from: 0)
        if start > 0 {
            counters.skippedBytes += start
            return .skip(start)
        }
        guard let envelope = BusEnvelope(bytes) else { return .wait(BusEnvelope.size) }
        switch BusLength.isBelievable(bytes, envelope) {
        case .wrong: return refuse()
        case .needs(let count): return .wait(count)
        case .fits: break
        }
        // Published bytes may hold a whole message; that another follows is what they cannot fake. What is too long to
        // wait for is believed, and the step is lost again if nothing follows it.
        let length = envelope.length
        if length + 4 <= Self.keep, bytes.count != length {
            guard bytes.count >= length + 4 else { return .wait(length + 4) }
            guard bytes.isSigned(at: length) else { return refuse() }
        }
        counters.resyncs += 1
        isInStep = true
        return .skip(0)
    }

    /// Goes on behind a signature that starts no message.
    private mutating func refuse() -> Step {
        counters.skippedBytes += 4
        return .skip(4)
    }
}
