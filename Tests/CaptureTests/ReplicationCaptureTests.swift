import TestSupport
import Testing

@testable import Capture

/// Replication connections in captures: what was asked, what came, how far the replica is behind.
@Suite struct ReplicationCaptureTests {
    private static let id = String(repeating: "0123456789", count: 4)

    private func play(
        clientPort: UInt16 = 51844,
        _ body: (inout TCPScript, inout CaptureBuilder) -> Void
    ) throws -> TrafficSummary {
        var capture = CaptureBuilder()
        Self.connection(&capture, clientPort: clientPort, body)
        return try Reading.summary(capture.pcap())
    }

    private static func connection(
        _ capture: inout CaptureBuilder,
        clientPort: UInt16,
        _ body: (inout TCPScript, inout CaptureBuilder) -> Void
    ) {
        var script = TCPScript(clientPort: clientPort)
        script.handshake(&capture)
        body(&script, &capture)
        script.close(&capture)
    }

    /// Up to PSYNC, which is not answered yet; the three answers before it come when all was asked.
    private static func handshake(_ script: inout TCPScript, _ capture: inout CaptureBuilder) {
        script.request(&capture, TCPScript.command("PING"))
        script.reply(&capture, "+PONG\r\n")
        script.request(&capture, TCPScript.command("AUTH", "hunter2"))
        script.request(&capture, TCPScript.command("REPLCONF", "listening-port", "7005"))
        script.request(&capture, TCPScript.command("REPLCONF", "capa", "eof", "capa", "psync2"))
        script.reply(&capture, "+OK\r\n+OK\r\n+OK\r\n")
        script.request(&capture, TCPScript.command("PSYNC", "?", "-1"))
    }

    private static func pieces(_ bytes: [UInt8], _ size: Int, _ send: ([UInt8]) -> Void) {
        for start in stride(from: 0, to: bytes.count, by: size) {
            send(Array(bytes[start..<min(start + size, bytes.count)]))
        }
    }

    @Test("from disk and diskless, however it is cut", arguments: [true, false], [7, 41, 500, 60_000])
    func full(_ fromDisk: Bool, _ size: Int) throws {
        let snapshot = Array("REDIS0011".utf8) + [UInt8](repeating: 0x2A, count: 3000)
        let payload = fromDisk ? snapshot : snapshot + Array(Self.id.utf8)
        let announced = fromDisk ? "$\(snapshot.count)\r\n" : "$EOF:\(Self.id)\r\n"
        let stream = TCPScript.command("SELECT", "0") + TCPScript.command("SET", "key", "value")
        let summary = try play { script, capture in
            Self.handshake(&script, &capture)
            script.reply(&capture, "\n\n")
            let answer = Array("+FULLRESYNC \(Self.id) 4316\r\n\n\(announced)".utf8)
            Self.pieces(answer + payload + stream, size) { script.reply(&capture, $0) }
            script.request(&capture, TCPScript.command("REPLCONF", "ACK", "4316"))
            script.request(&capture, TCPScript.command("REPLCONF", "ACK", "\(4316 + stream.count)"))
        }
        let resync = try #require(summary.resyncs.first)
        #expect(summary.resyncs.count == 1 && resync.answer == "full" && resync.replicaPort == 7005)
        #expect(resync.replicationID == Self.id && resync.offset == 4316)
        #expect(resync.askedReplicationID == "?" && resync.askedOffset == nil)
        #expect(resync.transferBytes == (fromDisk ? snapshot.count : nil))
        #expect(resync.transferSeen == snapshot.count && resync.transferFinished == true)
        #expect(resync.streamBytes == stream.count && resync.acknowledgements == 2)
        #expect(resync.lagMaximum == stream.count && resync.lagLast == 0)
        #expect(resync.closedByMaster == false)
        #expect(summary.counts("AUTH") == [1, 1, 0] && summary.counts("PSYNC") == [1, 1, 0])
        #expect(summary.secrets.map(\.command) == ["AUTH"] && !"\(summary)".contains("hunter2"))
    }

    @Test("a transfer that ends too early")
    func brokenOff() throws {
        let summary = try play { script, capture in
            Self.handshake(&script, &capture)
            script.reply(&capture, "+FULLRESYNC \(Self.id) 10\r\n$5000\r\nREDIS0011")
            script.reset(&capture, fromClient: false)
        }
        let resync = try #require(summary.resyncs.first)
        #expect(resync.transferFinished == false && resync.transferSeen == 9 && resync.closedByMaster == true)
    }

    @Test("refused for want of a password, twice")
    func refused() throws {
        let summary = try play { script, capture in
            script.request(&capture, "PING\r\n")
            script.reply(&capture, "-NOAUTH Authentication required.\r\n")
            script.request(&capture, "REPLCONF listening-port 7005\r\nPSYNC ? -1\r\n")
            script.reply(&capture, "-NOAUTH Authentication required.\r\n-NOAUTH Authentication required.\r\n")
            script.request(&capture, "SYNC\r\n")
            script.reply(&capture, "-NOAUTH Authentication required.\r\n")
        }
        #expect(summary.resyncs.map(\.answer) == ["refused", "refused"])
        #expect(summary.resyncs.allSatisfy { $0.refusal == "NOAUTH" && $0.replicaPort == 7005 })
        #expect(summary.counts("REPLCONF") == [1, 1, 1] && summary.counts("SYNC") == [1, 1, 1])
        #expect(summary.flows.map(\.kind) == ["resp"])
    }

    @Test("SYNC of old days")
    func sync() throws {
        let summary = try play { script, capture in
            script.request(&capture, "SYNC\r\n")
            script.reply(&capture, "\n")
            script.reply(&capture, Array("$9\r\nREDIS0002".utf8) + TCPScript.command("PING"))
        }
        let resync = try #require(summary.resyncs.first)
        #expect(resync.answer == "sync" && resync.transferFinished == true && resync.transferBytes == 9)
        #expect(resync.streamBytes == 14 && resync.offset == nil && resync.lagLast == nil)
    }

    @Test("two channels of Valkey: the RDB file on one, the stream on the other")
    func twoChannelsOfValkey() throws {
        var capture = CaptureBuilder()
        var main = TCPScript(clientPort: 50001)
        main.handshake(&capture)
        Self.handshake(&main, &capture)
        main.reply(&capture, "+DUALCHANNELSYNC\r\n")
        Self.connection(&capture, clientPort: 50002) { script, capture in
            script.request(&capture, TCPScript.command("REPLCONF", "rdb-channel", "1", "listening-port", "7005"))
            script.reply(&capture, "+OK\r\n")
            script.request(&capture, TCPScript.command("SYNC"))
            script.reply(&capture, "$ENDOFF:100 \(Self.id) 0 12\r\n$EOF:\(Self.id)\r\n")
            script.reply(&capture, "REDIS0011\(Self.id)")
        }
        main.request(&capture, TCPScript.command("REPLCONF", "set-rdb-client-id", "12"))
        main.reply(&capture, "+OK\r\n")
        main.request(&capture, TCPScript.command("PSYNC", Self.id, "101"))
        main.reply(&capture, Array("+CONTINUE \(Self.id)\r\n".utf8) + TCPScript.command("PING"))
        main.request(&capture, TCPScript.command("REPLCONF", "ACK", "114"))
        let resyncs = try Reading.summary(capture.pcap()).resyncs
        #expect(resyncs.map(\.answer) == ["second_channel", "full"])
        #expect(resyncs.map(\.offset) == [100, 100] && resyncs.allSatisfy { $0.replicationID == Self.id })
        #expect(resyncs[0].streamBytes == 14 && resyncs[0].lagLast == 0 && resyncs[0].transferSeen == 0)
        #expect(resyncs[1].transferSeen == 9 && resyncs[1].transferFinished == true)
    }

    @Test("two channels of Redis: the offset of the first is told on the second")
    func twoChannelsOfRedis() throws {
        var capture = CaptureBuilder()
        var main = TCPScript(clientPort: 50001)
        main.handshake(&capture)
        Self.handshake(&main, &capture)
        main.reply(&capture, "+RDBCHANNELSYNC 17\r\n")
        Self.connection(&capture, clientPort: 50002) { script, capture in
            script.request(&capture, TCPScript.command("REPLCONF", "rdb-channel", "1", "main-ch-client-id", "17"))
            script.reply(&capture, "+OK\r\n")
            script.request(&capture, TCPScript.command("PSYNC", "?", "-1"))
            script.reply(&capture, "+FULLRESYNC \(Self.id) 500\r\n$EOF:\(Self.id)\r\nREDIS0011\(Self.id)")
        }
        main.reply(&capture, TCPScript.command("SELECT", "3"))
        main.request(&capture, TCPScript.command("REPLCONF", "ACK", "500"))
        let resyncs = try Reading.summary(capture.pcap()).resyncs
        #expect(resyncs.map(\.answer) == ["second_channel", "full"])
        #expect(resyncs[0].offset == 500 && resyncs[0].lagLast == 23 && resyncs[0].streamBytes == 23)
    }

    @Test("slots that move are a stream, not a client")
    func slots() throws {
        let summary = try play { script, capture in
            script.request(&capture, TCPScript.command("AUTH", "internal connection", "hunter2"))
            script.request(&capture, TCPScript.command("CLUSTER", "SYNCSLOTS", "ESTABLISH", "SOURCE", "a", "NAME", "b"))
            script.reply(&capture, "+OK\r\n+OK\r\n")
            for _ in 0..<100 { script.request(&capture, TCPScript.command("SET", "key", "value")) }
            script.request(&capture, TCPScript.command("CLUSTER", "SYNCSLOTS", "SNAPSHOT-EOF"))
            script.reply(&capture, TCPScript.command("CLUSTER", "SYNCSLOTS", "ACK"))
        }
        #expect(summary.resyncs.map(\.answer) == ["slots"])
        #expect(summary.counts("SET") == [0, 0, 0] && summary.counts("CLUSTER SYNCSLOTS") == [1, 0, 0])
        #expect(summary.events.map(\.kind) == ["slot_migration"])
        #expect(!"\(summary)".contains("hunter2"))
    }

    @Test("a capture that starts behind PSYNC, or inside the stream")
    func late() throws {
        var capture = CaptureBuilder()
        Self.connection(&capture, clientPort: 50003) { script, capture in
            Self.handshake(&script, &capture)
            let start = Array("+FULLRESYNC \(Self.id) 10\r\n$9\r\nREDIS0011".utf8)
            script.reply(&capture, start + TCPScript.command("PING"))
            for acknowledged in [10, 24] {
                script.request(&capture, TCPScript.command("REPLCONF", "ACK", "\(acknowledged)"))
            }
            script.reply(&capture, TCPScript.command("ping"))
            script.request(&capture, TCPScript.command("REPLCONF", "ACK", "38"))
        }
        let answer = try #require(capture.frames.firstIndex { $0.bytes.count > 130 })
        var late = capture
        late.frames.removeFirst(answer)
        let resync = try #require(try Reading.summary(late.pcap()).resyncs.first)
        #expect(resync.answer == "full" && resync.offset == 10 && resync.lagMaximum == 14 && resync.lagLast == 0)
        late.frames.removeFirst()
        let inside = try Reading.summary(late.pcap())
        #expect(inside.resyncs.map(\.answer) == ["unknown"] && inside.resyncs.first?.lagLast == nil)
        #expect(inside.resyncs.first?.acknowledgements == 3 && inside.resyncs.first?.streamBytes == 14)
    }

    @Test("a master that asks for an acknowledgement is no client")
    func asks() throws {
        var capture = CaptureBuilder()
        // The replica has opened the connection, but that is not in the capture.
        var script = TCPScript()
        script.reply(&capture, TCPScript.command("SET", "a", "1") + TCPScript.command("REPLCONF", "GETACK", "*"))
        script.request(&capture, TCPScript.command("REPLCONF", "ACK", "9000"))
        let summary = try Reading.summary(capture.pcap())
        let resync = try #require(summary.resyncs.first)
        #expect(resync.master == "10.0.0.15:7000" && resync.answer == "unknown" && resync.acknowledgements == 1)
    }

    @Test("a hole in the stream keeps the lag exact, one over the end of a diskless file does not")
    func holes() throws {
        let write = TCPScript.command("SET", "key", String(repeating: "v", count: 500))
        var capture = CaptureBuilder()
        Self.connection(&capture, clientPort: 50004) { script, capture in
            Self.handshake(&script, &capture)
            script.reply(&capture, "+FULLRESYNC \(Self.id) 0\r\n$EOF:\(Self.id)\r\n")
            script.reply(&capture, "REDIS0011\(Self.id)")
            for _ in 0..<40 { script.reply(&capture, write) }
            script.request(&capture, TCPScript.command("REPLCONF", "ACK", "\(40 * write.count - 7)"))
        }
        let writes = capture.frames.indices.filter { capture.frames[$0].bytes.count == write.count + 54 }
        let mark = try #require(writes.first) - 1
        var holed = capture
        holed.frames.remove(at: writes[5])
        let exact = try #require(try Reading.summary(holed.pcap()).resyncs.first)
        #expect(exact.streamBytes == 40 * write.count && exact.lagLast == 7)
        holed = capture
        holed.frames.remove(at: mark)
        let unknown = try #require(try Reading.summary(holed.pcap()).resyncs.first)
        #expect(unknown.acknowledgements == 1 && unknown.lagLast == nil)
    }
}
