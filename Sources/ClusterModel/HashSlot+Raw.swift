extension HashSlot {
    /// Set in a place where a hash tag decided.
    package static let tagged = 0x4000

    /// The slot of a key in raw memory, eight bytes at a time: captures ask for millions.
    package static func of(key: UnsafeRawPointer, count: Int) -> Int { place(of: key, count: count) & 0x3FFF }

    /// The same, with `tagged` added where a hash tag decided.
    package static func place(of key: UnsafeRawPointer, count: Int) -> Int {
        var index = 0
        while index < count {
            if key.load(fromByteOffset: index, as: UInt8.self) == 0x7B { return ofTag(key, count, open: index) }
            index &+= 1
        }
        return Int(sliced(key, count)) & 0x3FFF
    }

    /// A key with `{` in it.
    private static func ofTag(_ key: UnsafeRawPointer, _ count: Int, open: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(start: key, count: count)
        let close = bytes[(open + 1)...].firstIndex(of: 0x7D)
        return of(key: bytes) | (close.map { $0 > open + 1 } == true ? tagged : 0)
    }

    private static func sliced(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt16 {
        let table = Self.slices
        var crc: UInt16 = 0
        var index = 0
        while index &+ 8 <= count {
            let word =
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                ^ (UInt64(crc) << 48)
            let low =
                table[Int(word & 0xFF)] ^ table[256 &+ Int(word >> 8 & 0xFF)]
                ^ table[512 &+ Int(word >> 16 & 0xFF)] ^ table[768 &+ Int(word >> 24 & 0xFF)]
            let high =
                table[1024 &+ Int(word >> 32 & 0xFF)] ^ table[1280 &+ Int(word >> 40 & 0xFF)]
                ^ table[1536 &+ Int(word >> 48 & 0xFF)] ^ table[1792 &+ Int(word >> 56)]
            crc = low ^ high
            index &+= 8
        }
        while index < count {
            let byte = bytes.load(fromByteOffset: index, as: UInt8.self)
            crc = (crc << 8) ^ table[Int(UInt8(truncatingIfNeeded: crc >> 8) ^ byte)]
            index &+= 1
        }
        return crc
    }

    /// Table k holds the CRC of a byte that k zero bytes follow.
    ///
    /// Never freed and never changed: it is part of the program.
    private nonisolated(unsafe) static let slices: UnsafePointer<UInt16> = {
        let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 8 * 256)
        for byte in 0..<256 {
            var crc = crc16([UInt8(byte)])
            for slice in 0..<8 {
                table[slice * 256 + byte] = crc
                crc = (crc << 8) ^ crc16([UInt8(crc >> 8)])
            }
        }
        return UnsafePointer(table)
    }()
}
