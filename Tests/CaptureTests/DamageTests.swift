import TestSupport
import Testing

@testable import Capture

/// Whatever is missing, doubled, cut or in the wrong order: what is still reported is right.
@Suite struct DamageTests {
    @Test("an intact capture is paired entirely", arguments: 0..<4)
    func intact(_ seed: UInt64) {
        let traffic = RandomTraffic(seed: seed)
        let pairing = Pairing(traffic.capture.frames)
        #expect(pairing.pairs.count == traffic.requests)
        #expect(pairing.calls == traffic.requests)
        #expect(pairing.holes == 0)
        #expect(pairing.lostSteps == 0)
    }

    @Test("no wrong pair after damage", arguments: Damage.allCases, [0.01, 0.1])
    func damaged(_ damage: Damage, _ share: Double) {
        for seed in 0..<UInt64(3) {
            var random = SeededGenerator(seed + 1000)
            let traffic = RandomTraffic(seed: seed)
            let right = Set(Pairing(traffic.capture.frames).pairs)
            let pairing = Pairing(damage.applied(to: traffic.capture.frames, share: share, &random))
            let wrong = pairing.pairs.filter { !right.contains($0) && !$0.replyBytes.isEmpty }
            #expect(wrong.isEmpty, "seed \(seed): \(wrong.count) of \(pairing.pairs.count) wrong")
            switch damage {
            case .duplicated:
                #expect(pairing.pairs.count == traffic.requests, "seed \(seed)")
                #expect(pairing.holes == 0)
            case .reordered:
                // A SYN behind the first data looks like another connection on the same ports; all else is mended.
                #expect(pairing.pairs.count * 5 > traffic.requests * 4, "seed \(seed)")
            case .dropped, .truncated:
                #expect(pairing.holes > 0, "seed \(seed): holes are said")
                if share == 0.01 { #expect(pairing.pairs.count > traffic.requests / 10, "seed \(seed)") }
            }
        }
    }

    @Test("a capture that starts or ends anywhere")
    func cut() {
        for seed in 0..<UInt64(2) {
            let traffic = RandomTraffic(seed: seed, turns: 6)
            let frames = traffic.capture.frames
            let right = Set(Pairing(frames).pairs)
            for start in stride(from: 0, to: frames.count, by: 11) {
                let head = Pairing(Array(frames.prefix(start)))
                #expect(head.pairs.allSatisfy { right.contains($0) || $0.replyBytes.isEmpty })
                #expect(head.holes == 0)
                let tail = Pairing(Array(frames.dropFirst(start)))
                let wrong = tail.pairs.filter { !right.contains($0) && !$0.replyBytes.isEmpty }
                #expect(wrong.isEmpty, "seed \(seed), from frame \(start)")
            }
        }
    }

    @Test("one direction only pairs nothing")
    func oneSided() {
        let traffic = RandomTraffic(seed: 5)
        for fromClient in [true, false] {
            let frames = traffic.capture.frames.filter {
                ($0.bytes[36] << 0 == 0x1B && $0.bytes[37] == 0x58) == fromClient
            }
            let pairing = Pairing(frames)
            #expect(pairing.pairs.isEmpty)
        }
    }

    @Test("a mirror port that shows each packet twice")
    func mirrored() throws {
        let traffic = RandomTraffic(seed: 9)
        var capture = traffic.capture
        capture.frames = capture.frames.flatMap { frame in
            var copy = frame
            copy.time += 20_000
            return [frame, copy]
        }
        let quality = try Reading.summary(capture.pcap(nanoseconds: true)).quality
        #expect(quality.replies == traffic.requests)
        #expect(quality.holes == 0)
        #expect(quality.duplicates > traffic.requests)
    }
}
