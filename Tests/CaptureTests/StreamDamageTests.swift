import ClusterModel
import Foundation
import TestSupport
import Testing

@testable import Capture

/// Replication and the bus after damage: what is still told is what the intact capture tells.
@Suite struct StreamDamageTests {
    /// A replica that is sent everything, then writes, of which it acknowledges nearly all from time to time.
    private static func replication(seed: UInt64) -> CaptureBuilder {
        var random = SeededGenerator(seed)
        var capture = CaptureBuilder()
        var script = TCPScript(clientStart: 4_294_960_000, serverStart: 4_294_966_000)
        let id = String(repeating: "0123456789", count: 4)
        script.handshake(&capture)
        script.request(&capture, TCPScript.command("PING"))
        script.reply(&capture, "+PONG\r\n")
        script.request(&capture, TCPScript.command("REPLCONF", "listening-port", "7005"))
        script.reply(&capture, "+OK\r\n")
        script.request(&capture, TCPScript.command("PSYNC", "?", "-1"))
        let snapshot = Array("REDIS0011".utf8) + (0..<30_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let announced = seed % 2 == 0 ? "$\(snapshot.count)\r\n" : "$EOF:\(id)\r\n"
        var bytes = Array("+FULLRESYNC \(id) 1000\r\n\(announced)".utf8) + snapshot
        if seed % 2 == 1 { bytes += Array(id.utf8) }
        var offset = 1000 - bytes.count
        for turn in 0..<200 {
            bytes += TCPScript.command("SET", "key:\(turn)", String(repeating: "v", count: turn * 7 % 900))
            while !bytes.isEmpty {
                let size = min(bytes.count, Int.random(in: 1...1460, using: &random))
                script.reply(&capture, Array(bytes[..<size]))
                bytes.removeFirst(size)
                offset += size
            }
            if turn % 5 == 4 {
                script.request(&capture, TCPScript.command("REPLCONF", "ACK", "\(offset - turn % 3)"))
            }
        }
        script.close(&capture)
        return capture
    }

    private static func frames(_ sample: String) throws -> [CaptureBuilder.Frame] {
        let data = try Data(contentsOf: ProjectFolder.url().appending(path: "fixtures/samples/\(sample)/bus.pcap"))
        let file = [UInt8](data)
        func word(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 | Int(file[offset + $1]) << (8 * $1) } }
        var frames: [CaptureBuilder.Frame] = []
        var offset = 24
        while offset + 16 <= file.count {
            let time = UInt64(word(offset)) * 1_000_000_000 + UInt64(word(offset + 4)) * 1000
            let end = offset + 16 + word(offset + 8)
            frames.append(CaptureBuilder.Frame(time: time, bytes: Array(file[(offset + 16)..<end])))
            offset = end
        }
        return frames
    }

    @Test("replication", arguments: Damage.allCases, [0.01, 0.05])
    func replication(_ damage: Damage, _ share: Double) throws {
        for seed in 0..<UInt64(4) {
            var random = SeededGenerator(seed + 77)
            let frames = Self.replication(seed: seed).frames
            let right = try #require(Pairing(frames).summary.resyncs.first)
            #expect(right.answer == "full" && right.lagLast == 1 && right.lagMaximum == 2)
            let summary = Pairing(damage.applied(to: frames, share: share, &random)).summary
            for resync in summary.resyncs {
                #expect(["full", "unknown"].contains(resync.answer), "seed \(seed): \(resync)")
                #expect(resync.offset == nil || resync.offset == right.offset)
                #expect(resync.acknowledgements <= right.acknowledgements)
                #expect(resync.streamBytes <= right.streamBytes + (resync.answer == "full" ? 0 : 40_000))
                if resync.transferFinished == true { #expect(resync.transferSeen == right.transferSeen) }
                // Out of order, an acknowledgement may be seen behind what was sent after it.
                if damage != .reordered, let lag = resync.lagMaximum { #expect(lag <= 2, "seed \(seed): \(resync)") }
                if let lag = resync.lagLast { #expect(lag <= 1500, "seed \(seed): \(resync)") }
            }
        }
    }

    @Test("replication, cut anywhere")
    func cutReplication() throws {
        let frames = Self.replication(seed: 1).frames
        for start in stride(from: 0, to: frames.count, by: 13) {
            for part in [Array(frames[..<start]), Array(frames[start...])] {
                for resync in Pairing(part).summary.resyncs {
                    #expect(resync.offset == nil || resync.offset == 1000)
                    #expect(resync.lagMaximum ?? 0 <= 2)
                }
            }
        }
    }

    /// What is told is what the intact capture tells; a member whose header was lost goes by a part of its id.
    private static func check(_ summary: TrafficSummary, _ right: TrafficSummary, _ comment: Comment) {
        #expect(summary.quality.busMessages <= right.quality.busMessages, comment)
        let known = Dictionary(uniqueKeysWithValues: right.busNodes.map { ($0.id, $0) })
        for node in summary.busNodes {
            #expect(known[node.id] != nil, comment)
            #expect(node.slots.isEmpty || right.busNodes.contains { $0.slots == node.slots }, comment)
        }
        for event in summary.events {
            let isRight = right.events.contains {
                $0.kind == event.kind && ($0.node == event.node || !event.node.contains(":"))
            }
            #expect(isRight, "\(comment): \(event)")
        }
    }

    @Test("the bus", arguments: ["redis-3.2.13", "redis-7.0.15", "valkey-9.1.2"], Damage.allCases)
    func bus(_ sample: String, _ damage: Damage) throws {
        let frames = try Self.frames(sample)
        let right = Pairing(frames).summary
        #expect(right.busNodes.count == 6)
        for seed in 0..<UInt64(3) {
            var random = SeededGenerator(seed + 5)
            let summary = Pairing(damage.applied(to: frames, share: 0.01, &random)).summary
            Self.check(summary, right, "\(sample), \(damage), seed \(seed)")
        }
    }

    @Test("the bus, cut anywhere", arguments: ["redis-3.2.13", "redis-7.0.15", "valkey-9.1.2"])
    func cutBus(_ sample: String) throws {
        let frames = try Self.frames(sample)
        let right = Pairing(frames).summary
        for start in stride(from: 0, to: frames.count, by: max(1, frames.count / 40)) {
            Self.check(Pairing(Array(frames[..<start])).summary, right, "\(sample) up to \(start)")
            Self.check(Pairing(Array(frames[start...])).summary, right, "\(sample) from \(start)")
        }
    }
}
