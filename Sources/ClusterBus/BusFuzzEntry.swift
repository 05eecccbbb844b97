/// The decoder under hostile bytes: reads everything that any message offers, from pieces of many sizes.
package enum BusFuzzEntry {
    /// Decodes the bytes, cut as the first of them say; how many messages there were.
    ///
    /// It must return, whatever it is given.
    @discardableResult
    package static func run(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { all in
            var decoder = BusStreamDecoder()
            var maps = BusSlotMaps()
            var sink = 0
            var index = 0
            var turn = 0
            while index < all.count {
                let size = 1 + Int(all[turn % min(all.count, 64)]) * (1 + turn % 48)
                turn += 1
                decoder.feed(all.piece(index, size)) { sink &+= touch($0, &maps) }
                index += size
                // From time to time bytes are lost, their number known or not.
                if size % 64 == 1 {
                    decoder.hole(size % 128 == 1 ? nil : size) { sink &+= touch($0, &maps) }
                }
            }
            precondition(decoder.pendingBytes <= BusStreamDecoder.keep + 64 << 10, "memory of the decoder is bounded")
            return decoder.counters.messages
        }
    }

    private static func touch(_ message: BusMessageView, _ maps: inout BusSlotMaps) -> Int {
        let value = message.value
        if let map = message.slotMap { _ = maps.number(of: map) }
        return value.hashValue &+ (message.channel?.count ?? 0) &+ (message.hasRightLength ? 1 : 0) &+ message.offset
    }
}
