import TestSupport
import Testing

@testable import ClusterBus

/// Cutting a stream into messages, and finding them again.
@Suite struct BusStreamTests {
    static let stream = HandMade.all.flatMap(\.bytes)

    @Test(arguments: [1, 2, 3, 7, 15, 16, 17, 100, 1460, 2207, 2256, 4096, 9999])
    func piecesOfAnySize(size: Int) {
        let whole = decode(Self.stream)
        #expect(whole.messages.count == HandMade.all.count && whole.decoder.counters.wrongLengths == 0)
        let (messages, decoder) = decode(Self.stream, pieces: size)
        #expect(messages == whole.messages)
        #expect(decoder.counters == whole.decoder.counters)
        #expect(decoder.position == Self.stream.count && decoder.pendingBytes == 0 && decoder.isInStep)
    }

    @Test func offsetsAreThoseOfTheStream() {
        for size in [5, 1000, Int.max] {
            var decoder = BusStreamDecoder()
            var offsets: [Int] = []
            Self.stream.withUnsafeBytes { all in
                for start in stride(from: 0, to: all.count, by: min(size, all.count)) {
                    decoder.feed(.init(rebasing: all[start..<min(all.count, start + min(size, all.count))])) {
                        offsets.append($0.offset)
                    }
                }
            }
            var expected: [Int] = []
            var sum = 0
            for packet in HandMade.all {
                expected.append(sum)
                sum += packet.bytes.count
            }
            #expect(offsets == expected)
        }
    }

    @Test(arguments: HandMade.all.map(\.name)) func cutAtEveryByte(name: String) throws {
        let bytes = try #require(HandMade.all.first { $0.name == name }?.bytes)
        let whole = try #require(decode(bytes).messages.first)
        for count in 0..<bytes.count {
            let part = Array(bytes[..<count])
            let (messages, decoder) = decode(part)
            #expect(messages.isEmpty && decoder.pendingBytes == count && decoder.counters == BusStreamCounters())
            // What there is of it can be looked at without waiting for the rest, and never says anything else.
            part.view { view in
                #expect((view == nil) == (count < 16))
                guard let cut = view?.value else { return }
                #expect(cut.envelope == whole.envelope && view?.isWhole == false)
                #expect(cut.sender == nil || cut.sender == whole.sender)
                #expect(cut.header == nil || cut.header == whole.header)
                #expect(cut.slots == nil || cut.slots == whole.slots)
            }
        }
    }

    @Test(arguments: HandMade.all.map(\.name)) func aMessageWithAHole(name: String) throws {
        let bytes = try #require(HandMade.all.first { $0.name == name }?.bytes)
        let ping = HandMade.heartbeat(0).bytes
        // A small snap length leaves the start of each message, and the number of bytes that are missing is known.
        for kept in [16, 30, 80, 96, 2000, 2256] where kept < bytes.count {
            var decoder = BusStreamDecoder()
            var messages = feed(&decoder, Array(bytes[..<kept]))
            messages += hole(&decoder, bytes.count - kept)
            messages += feed(&decoder, ping)
            #expect(messages.map(\.envelope) == decode(bytes + ping).messages.map(\.envelope))
            #expect(decoder.counters.cut == 1 && decoder.counters.holes == 1 && decoder.counters.skippedBytes == 0)
            #expect(decoder.isInStep && decoder.position == bytes.count + ping.count)
        }
    }

    @Test func garbageAtTheStartAndInTheMiddle() {
        let ping = HandMade.heartbeat(0).bytes
        let garbage = Array("*1\r\n$4\r\nRCmb RCm\r\nINFO\r\n".utf8)
        for size in [1, 10, 1000, Int.max] {
            let (messages, decoder) = decode(garbage + ping + ping + garbage + ping + ping, pieces: size)
            #expect(messages.count == 4)
            #expect(decoder.counters.skippedBytes == 2 * garbage.count)
            #expect(decoder.counters.desyncs == 2 && decoder.counters.resyncs == 2)
        }
    }

    @Test func startInTheMiddleOfAMessage() {
        let all = Self.stream
        let first = HandMade.all[0].bytes.count
        for start in stride(from: 1, to: first, by: 97) {
            let (messages, decoder) = decode(Array(all[start...]), pieces: 1400)
            #expect(messages.count == HandMade.all.count - 1)
            #expect(decoder.counters.skippedBytes == first - start)
        }
    }

    @Test func aMessageInsideAPublishIsNoMessage() {
        var carrier = HandMade.bare(4)
        let inner = HandMade.heartbeat(0).bytes
        carrier.payload =
            BusPacketBuilder.big(UInt32(0)) + BusPacketBuilder.big(UInt32(inner.count + 10)) + inner
            + [UInt8](repeating: 0x2E, count: 10)
        let ping = HandMade.heartbeat(1).bytes
        // In step it is passed over; found by searching, what follows it shows that it is none.
        #expect(decode(carrier.bytes + ping).messages.map(\.type) == [.publish, .pong])
        let (messages, decoder) = decode(Array(carrier.bytes[10...]) + ping + ping)
        #expect(messages.map(\.type) == [.pong, .pong])
        #expect(decoder.counters.skippedBytes == carrier.bytes.count - 10)
    }

    @Test func aHoleOfUnknownLength() {
        let ping = HandMade.heartbeat(0).bytes
        var decoder = BusStreamDecoder()
        var messages = feed(&decoder, ping + ping[..<1000])
        messages += hole(&decoder, nil)
        messages += feed(&decoder, Array(ping[1700...]) + ping + ping)
        #expect(messages.count == 4 && decoder.counters.cut == 1 && decoder.counters.resyncs == 1)
        #expect(decoder.counters.skippedBytes == ping.count - 1700)
    }

    @Test func aHoleBetweenMessagesAndOverSeveral() {
        let ping = HandMade.heartbeat(0).bytes
        for lost in [ping.count, ping.count + 50, 3 * ping.count] {
            var decoder = BusStreamDecoder()
            var messages = feed(&decoder, ping)
            messages += hole(&decoder, lost)
            messages += feed(&decoder, ping[(lost % ping.count)...] + ping + ping)
            #expect(messages.count == (lost % ping.count == 0 ? 4 : 3))
            #expect(decoder.isInStep)
        }
    }

    @Test func memoryIsBounded() {
        // A PUBLISH of 500 MB, of which the first 50 MB come.
        var packet = HandMade.bare(4)
        packet.payload =
            BusPacketBuilder.big(UInt32(5)) + BusPacketBuilder.big(UInt32(500_000_000)) + Array("chan1".utf8)
        packet.length = 2256 + 8 + 5 + 500_000_000
        var decoder = BusStreamDecoder()
        var messages = feed(&decoder, packet.bytes)
        let megabyte = [UInt8](repeating: 0x52, count: 1 << 20)
        for _ in 0..<50 {
            messages += feed(&decoder, megabyte)
            #expect(decoder.pendingBytes <= BusStreamDecoder.keep)
        }
        #expect(messages.count == 1 && decoder.counters.cut == 1 && decoder.pendingBytes == 0)
        messages += hole(&decoder, 450_000_000 + 50_000_000 - 50 << 20)
        messages += feed(&decoder, HandMade.heartbeat(0).bytes)
        #expect(messages.map(\.type) == [.publish, .ping] && decoder.counters.desyncs == 0)
    }

    @Test func endlessGarbageIsNotKept() {
        var decoder = BusStreamDecoder()
        let almost = Array(repeating: Array("RCmbRCm".utf8), count: 10_000).flatMap(\.self)
        for _ in 0..<10 { #expect(feed(&decoder, almost, pieces: 1000).isEmpty) }
        #expect(decoder.pendingBytes < 100 && decoder.counters.messages == 0)
    }
}
