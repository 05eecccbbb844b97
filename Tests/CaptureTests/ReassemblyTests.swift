import TestSupport
import Testing

@testable import Capture

/// TCP as it is captured: ports used again, resets, refusals, holes.
@Suite struct ReassemblyTests {
    @Test("the same ports again are another connection")
    func reuse() throws {
        var capture = CaptureBuilder()
        for start in [UInt32(100), 5_000_000] {
            var script = TCPScript(clientStart: start)
            script.handshake(&capture)
            script.request(&capture, TCPScript.command("PING"))
            script.reply(&capture, "+PONG\r\n")
            script.close(&capture)
        }
        let summary = try Reading.summary(capture.pcap())
        #expect(summary.flows.map(\.stream) == [0, 1])
        #expect(summary.counts("PING") == [2, 2, 0])
        #expect(summary.peers.first?.connections == 2)
        #expect(summary.peers.first?.shortLived == 2)
    }

    @Test("refused, and unanswered")
    func refused() throws {
        var capture = CaptureBuilder()
        var script = TCPScript()
        for _ in 0..<3 {
            script.packet(&capture, fromClient: true, TCPScript.syn, [])
            script.reset(&capture, fromClient: false)
            script.clientNext &+= 1000
        }
        var silent = TCPScript(clientPort: 1234, server: [10, 0, 0, 99], serverPort: 17000)
        silent.packet(&capture, fromClient: true, TCPScript.syn, [])
        silent.packet(&capture, fromClient: true, TCPScript.syn, [])
        let attempts = try Reading.summary(capture.pcap()).attempts
        #expect(attempts.map(\.outcome) == ["refused", "unanswered"])
        #expect(attempts.map(\.span.count) == [3, 1])
        #expect(attempts.map(\.server) == ["10.0.0.15:7000", "10.0.0.99:17000"])
    }

    @Test("a hole makes latencies unknown, never long")
    func hole() throws {
        var capture = Reading.conversation((0..<40).map { (["SET", "k\($0)", "v"], "+OK\r\n") })
        // The reply of the first request is lost.
        capture.frames.remove(at: 4)
        let summary = try Reading.summary(capture.pcap())
        let set = try #require(summary.commands.first { $0.command == "SET" })
        #expect(set.replies < set.calls)
        #expect(set.replies > 20, "the step is found again")
        #expect(set.maximum == 100)
        #expect(summary.quality.holes == 1)
        #expect(summary.quality.holeBytes == 5)
    }

    @Test("a snap length that cuts values is said, and known lengths keep the step")
    func snapLength() throws {
        let value = String(repeating: "v", count: 5000)
        let capture = Reading.conversation((0..<5).map { (["SET", "k\($0)", value], "+OK\r\n") })
        let summary = try Reading.summary(capture.pcap(snapLength: 4500))
        #expect(summary.counts("SET") == [5, 5, 0])
        #expect(summary.quality.cutFrames == 5)
        let headers = try Reading.summary(capture.pcap(snapLength: 96))
        #expect(headers.counts("SET")[1] == 0)
        #expect(headers.quality.cutFrames == 5)
    }

    @Test("handshake time, resets, who closed")
    func handshakes() throws {
        var capture = CaptureBuilder()
        var script = TCPScript()
        script.handshake(&capture)
        script.request(&capture, TCPScript.command("GET", "a"))
        script.reset(&capture, fromClient: false)
        let flow = try #require(try Reading.summary(capture.pcap()).flows.first)
        #expect(flow.handshake == "answered")
        #expect(flow.handshakeMilliseconds == 0.1)
        #expect(flow.wasReset)
        #expect(flow.closedBy == "server")
        #expect(flow.commands == 1 && flow.replies == 0)
    }

    @Test("fragments and other packets are counted, not read")
    func leftOut() throws {
        var capture = Reading.conversation([(["PING"], "+PONG\r\n")])
        var fragment: [UInt8] = [0x45, 0, 0, 40, 0, 1, 0x20, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]
        fragment += [UInt8](repeating: 0, count: 20)
        capture.add(fragment)
        fragment[6] = 0
        fragment[9] = 17
        capture.add(fragment)
        capture.frames.append(CaptureBuilder.Frame(time: capture.clock, bytes: [UInt8](repeating: 0, count: 42)))
        let quality = try Reading.summary(capture.pcap()).quality
        #expect(quality.fragments == 1)
        #expect(quality.notTCP == 1)
        #expect(quality.notIP == 1)
        #expect(quality.commands == 1)
    }
}
