/// The function from keys to the 16384 hash slots of a cluster.
///
/// Source: the cluster specification, and `keyHashSlot` in `cluster.c`.
package enum HashSlot {
    /// How many slots every cluster has.
    package static let count = 16384

    /// The slot of a key.
    ///
    /// Where a key holds `{`, and a `}` after it with something in between, only what is in between decides.
    package static func of(key: some Collection<UInt8>) -> Int {
        if let open = key.firstIndex(of: UInt8(ascii: "{")) {
            let rest = key[key.index(after: open)...]
            if let close = rest.firstIndex(of: UInt8(ascii: "}")), close != rest.startIndex {
                return Int(crc16(rest[..<close])) % count
            }
        }
        return Int(crc16(key)) % count
    }

    /// The slot of a key that is text.
    package static func of(key: String) -> Int { of(key: key.utf8) }

    /// CRC16-XMODEM: polynomial 0x1021, start 0, nothing reflected (`crc16.c`).
    static func crc16(_ bytes: some Sequence<UInt8>) -> UInt16 {
        bytes.reduce(0) { crc, byte in (crc << 8) ^ table[Int(UInt8(truncatingIfNeeded: crc >> 8) ^ byte)] }
    }

    private static let table: [UInt16] = (0..<256).map { index in
        (0..<8).reduce(UInt16(index) << 8) { crc, _ in crc & 0x8000 == 0 ? crc << 1 : (crc << 1) ^ 0x1021 }
    }
}
