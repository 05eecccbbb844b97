package import ClusterModel

/// The slots of a message, as the 2048 bytes that they are; see ``BusMessageView`` for how long it may be kept.
///
/// Nearly all messages repeat a map that was seen before: compare ``hash`` or use ``BusSlotMaps`` instead of making a
/// set each time.
package struct BusSlotMap {
    package let bytes: UnsafeRawBufferPointer

    /// Nil unless all 2048 bytes are there.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == BusLayout.slotMapLength else { return nil }
        self.bytes = bytes
    }

    package var slots: SlotSet { SlotSet(bitmap: bytes) }

    package var isEmpty: Bool {
        for offset in stride(from: 0, to: bytes.count, by: 8)
        where bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) != 0 { return false }
        return true
    }

    /// A number that differs for maps that differ, nearly always; the same in each run.
    package var hash: UInt64 {
        // Four independent chains, so that the multiplications overlap.
        var chains: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
        for offset in stride(from: 0, to: bytes.count, by: 32) {
            chains.0 = Self.mix(chains.0, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            chains.1 = Self.mix(chains.1, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
            chains.2 = Self.mix(chains.2, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
            chains.3 = Self.mix(chains.3, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
        }
        return Self.mix(Self.mix(chains.0, chains.1), Self.mix(chains.2, chains.3))
    }

    private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 29)
    }
}

/// Each distinct slot map once, with a number; a cluster of 1000 nodes has some hundred of them, not one per message.
package struct BusSlotMaps: Sendable {
    /// By number.
    package private(set) var maps: [SlotSet] = []
    private var numbers: [UInt64: [Int]] = [:]

    package init() {}

    /// The number of this map, the same each time it comes.
    package mutating func number(of map: BusSlotMap) -> Int {
        let hash = map.hash
        if let known = numbers[hash]?.first(where: { maps[$0].equals(bitmap: map.bytes) }) { return known }
        maps.append(map.slots)
        numbers[hash, default: []].append(maps.count - 1)
        return maps.count - 1
    }
}
