/// The decoder under hostile bytes from both sides.
package enum ReplicationFuzzEntry {
    /// Decodes the bytes, dealt out to both directions as they say themselves; how many events there were.
    ///
    /// It must return, whatever it is given.
    @discardableResult
    package static func run(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { all in
            var decoder = (bytes.first ?? 0) & 1 == 0 ? ReplicationDecoder(unanswered: 1) : .midStream
            var events = 0
            var index = 0
            var turn = 0
            while index < all.count {
                let control = Int(all[turn % min(all.count, 64)])
                turn += 1
                let end = min(all.count, index + 1 + control)
                let piece = UnsafeRawBufferPointer(rebasing: all[index..<end])
                switch control % 8 {
                case 0: decoder.replica(piece) { _ in events += 1 }
                case 1 where control == 9: decoder.hole(from: turn % 2 == 0 ? .replica : .master, end - index)
                case 1 where control == 17: decoder.hole(from: .master, nil)
                default: decoder.master(piece) { _ in events += 1 }
                }
                index = end
            }
            precondition((decoder.lag?.bytes ?? 0) >= 0, "a replica is never ahead")
            return events
        }
    }
}
