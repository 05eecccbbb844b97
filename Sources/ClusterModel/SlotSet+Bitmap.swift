extension SlotSet {
    /// How many bytes the bitmap of all slots has, on the bus and in memory.
    package static let bitmapLength = HashSlot.count / 8

    /// Reads the bitmap of the bus, where slot `n` is bit `n mod 8` of byte `n / 8`.
    ///
    /// Bytes that are missing hold no slot.
    package init(bitmap: UnsafeRawBufferPointer) {
        words = [UInt64](repeating: 0, count: HashSlot.count / 64)
        words.withUnsafeMutableBytes { $0.copyMemory(from: .init(rebasing: bitmap.prefix(Self.bitmapLength))) }
        // The bitmap is a little-endian number of 16384 bits, whatever this machine is.
        for index in words.indices { words[index] = UInt64(littleEndian: words[index]) }
        dropIfEmpty()
    }

    /// Whether the bitmap holds exactly these slots, without making a set of it.
    package func equals(bitmap: UnsafeRawBufferPointer) -> Bool {
        guard bitmap.count == Self.bitmapLength else { return false }
        for index in 0..<(HashSlot.count / 64) {
            let word = UInt64(littleEndian: bitmap.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            if word != (words.isEmpty ? 0 : words[index]) { return false }
        }
        return true
    }
}
