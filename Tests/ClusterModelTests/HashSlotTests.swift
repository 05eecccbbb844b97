import Testing

@testable import ClusterModel

@Suite struct HashSlotTests {
    @Test("CRC16 gives the check value of the specification") func checkValue() {
        #expect(HashSlot.crc16("123456789".utf8) == 0x31C3)
    }

    /// Slots as CLUSTER KEYSLOT answers them.
    @Test(arguments: [("", 0), ("foo", 12182), ("bar", 5061), ("hello", 866), ("123456789", 12739)])
    func knownKeys(key: String, slot: Int) {
        #expect(HashSlot.of(key: key) == slot)
    }

    @Test(arguments: [
        ("{user1000}.following", "user1000"), ("a{b}c{d}", "b"), ("foo{{bar}}zap", "{bar"), ("foo{bar}{zap}", "bar"),
    ])
    func tagDecides(key: String, tag: String) {
        #expect(HashSlot.of(key: key) == Int(HashSlot.crc16(tag.utf8)) % 16384)
    }

    @Test("without a closed, filled tag the whole key counts", arguments: ["foo{}{bar}", "a{b", "a}b{", "{}", "}{"])
    func noTag(key: String) {
        #expect(HashSlot.of(key: key) == Int(HashSlot.crc16(key.utf8)) % 16384)
    }
}
