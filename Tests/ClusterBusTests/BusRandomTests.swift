import TestSupport
import Testing

@testable import ClusterBus

/// Any bytes: no trap, bounded memory, and the sums are right.
@Suite struct BusRandomTests {
    @Test func randomBytes() {
        var generator = SeededGenerator(1)
        for _ in 0..<300 {
            let count = Int.random(in: 0...6000, using: &generator)
            BusFuzzEntry.run((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }
    }

    @Test func damagedStreams() {
        var generator = SeededGenerator(2)
        for _ in 0..<150 {
            var bytes = HandMade.all.shuffled(using: &generator).prefix(8).flatMap(\.bytes)
            for _ in 0..<Int.random(in: 1...30, using: &generator) {
                let index = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0...3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1:
                    bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...3000, using: &generator)))
                case 2: bytes.insert(contentsOf: Array("RCmb".utf8), at: index)
                default: bytes[index] = 0xFF
                }
                if bytes.isEmpty { bytes = [0x52] }
            }
            BusFuzzEntry.run(bytes)
        }
    }

    /// Every byte of a stream without holes belongs to a message, was skipped, or is still waited for.
    @Test func noByteIsLost() {
        var generator = SeededGenerator(3)
        for _ in 0..<100 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...10, using: &generator) {
                let packet = HandMade.all.randomElement(using: &generator)?.bytes ?? []
                bytes += packet.dropFirst(Int.random(in: 0...3, using: &generator) == 0 ? 100 : 0)
                if Bool.random(using: &generator) { bytes += Array("garbage R RC RCm RCmb".utf8) }
            }
            var decoder = BusStreamDecoder()
            let messages = feed(&decoder, bytes, pieces: Int.random(in: 1...5000, using: &generator))
            let inMessages = messages.reduce(0) { $0 + $1.envelope.length } - decoder.passing
            #expect(decoder.counters.messages == messages.count)
            #expect(inMessages + decoder.counters.skippedBytes + decoder.pendingBytes == bytes.count)
        }
    }
}
