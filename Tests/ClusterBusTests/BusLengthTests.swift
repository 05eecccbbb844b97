import TestSupport
import Testing

@testable import ClusterBus

/// Lengths that lie: never believed, and never more than the liar's own message lost.
@Suite struct BusLengthTests {
    static let ping = HandMade.heartbeat(0).bytes

    @Test(arguments: HandMade.all.map(\.name)) func theLengthOfTheMessage(name: String) throws {
        let packet = try #require(HandMade.all.first { $0.name == name })
        let right = UInt32(packet.bytes.count)
        for lie in [0, 1, 15, 16, right - 1, right + 1, right - 8, right + 8, right + 5000, 1 << 26, .max] {
            let liar = packet.bytes.with(lie, at: 4)
            let after = Array(repeating: Self.ping, count: 4).flatMap(\.self)
            let (messages, decoder) = decode(Self.ping + liar + after)
            if name == "unknown" {
                // Nothing but the length itself says how long it is: the step may be lost for as long as it says.
                #expect(messages.count >= 1 && decoder.counters.messages == messages.count)
                continue
            }
            #expect(messages.filter { $0.type == .ping && $0.envelope.length == Self.ping.count }.count >= 5)
            #expect(decoder.counters.wrongLengths >= 1 && decoder.pendingBytes == 0)
        }
    }

    @Test(arguments: [UInt16(0), 1]) func theNumberOfGossipEntries(version: UInt16) {
        for lie in [0, 1, 3, 1000, 65535] {
            var packet = HandMade.heartbeat(0, version: version)
            packet.gossipCount = lie
            let (messages, decoder) = decode(packet.bytes + Self.ping + Self.ping)
            #expect(messages.count == 2 && decoder.counters.wrongLengths == 1)
        }
    }

    @Test func theLengthOfAnExtension() {
        for lie in [0, 1, 7, 9, 16, 24, 4096, Int(UInt32.max)] {
            var packet = HandMade.heartbeat(0)
            packet.messageFlags = 4
            packet.extensions = [
                BusPacketBuilder.ext(0, Array("host\0".utf8), length: lie),
                BusPacketBuilder.ext(1, Array("name\0".utf8)),
            ]
            let (messages, decoder) = decode(packet.bytes + Self.ping + Self.ping)
            // Header and gossip are good, so the message counts; only what the lie hides is missing.
            let isRight = lie == 16
            #expect(messages.suffix(2).map(\.envelope.length) == [Self.ping.count, Self.ping.count])
            #expect(decoder.counters.wrongLengths == (isRight ? 0 : 1))
        }
    }

    @Test func theNumberOfExtensions() {
        for lie in [0, 8, 10, 65535] {
            var packet = HandMade.extended
            packet.extensionCount = lie
            let (messages, decoder) = decode(packet.bytes + Self.ping + Self.ping)
            #expect(messages.suffix(2).map(\.envelope.length) == [Self.ping.count, Self.ping.count])
            #expect(decoder.counters.wrongLengths == 1)
        }
    }

    @Test(arguments: [(0, 6), (0, 100_000), (0, Int(UInt32.max)), (4, 8), (4, 10), (4, Int(UInt32.max))])
    func theLengthsInsideAPublish(offset: Int, lie: Int) {
        for light in [false, true] {
            let bytes = HandMade.publish(4, light: light).bytes
            let liar = bytes.with(UInt32(truncatingIfNeeded: lie), at: (light ? 16 : 2256) + offset)
            let (messages, decoder) = decode(Self.ping + liar + Self.ping + Self.ping)
            #expect(messages.count == 3 && decoder.counters.wrongLengths == 1)
            #expect(decoder.counters.skippedBytes == liar.count)
        }
    }

    @Test func theLengthInsideAModuleMessage() {
        for light in [false, true] {
            let bytes = HandMade.module(light: light).bytes
            let liar = bytes.with(UInt32(4), at: (light ? 16 : 2256) + 8)
            #expect(decode(liar + Self.ping + Self.ping).messages.count == 2)
        }
    }
}
