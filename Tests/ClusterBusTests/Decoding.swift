import ClusterBus
import TestSupport

/// All messages of the bytes, fed in pieces of this size.
func decode(_ bytes: [UInt8], pieces: Int = .max) -> (messages: [BusMessage], decoder: BusStreamDecoder) {
    var decoder = BusStreamDecoder()
    return (feed(&decoder, bytes, pieces: pieces), decoder)
}

func feed(_ decoder: inout BusStreamDecoder, _ bytes: [UInt8], pieces: Int = .max) -> [BusMessage] {
    var messages: [BusMessage] = []
    bytes.withUnsafeBytes { all in
        var start = 0
        while start < all.count {
            let end = min(all.count - start, pieces) + start
            decoder.feed(UnsafeRawBufferPointer(rebasing: all[start..<end])) { messages.append($0.value) }
            start = end
        }
    }
    return messages
}

func hole(_ decoder: inout BusStreamDecoder, _ count: Int?) -> [BusMessage] {
    var messages: [BusMessage] = []
    decoder.hole(count) { messages.append($0.value) }
    return messages
}

extension [UInt8] {
    /// Looks at the bytes as one message.
    func view<Result>(_ body: (BusMessageView?) throws -> Result) rethrows -> Result {
        try withUnsafeBytes { try body(BusMessageView($0)) }
    }

    /// With big-endian bytes put at an offset.
    func with<Number: FixedWidthInteger>(_ number: Number, at offset: Int) -> [UInt8] {
        var copy = self
        copy.replaceSubrange(offset..<(offset + MemoryLayout<Number>.size), with: BusPacketBuilder.big(number))
        return copy
    }
}
