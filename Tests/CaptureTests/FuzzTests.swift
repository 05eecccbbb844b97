import TestSupport
import Testing

@testable import Capture

/// Bytes that no one would send: it must end, and find nothing that is not there.
@Suite struct FuzzTests {
    @Test("frames with random changes")
    func frames() {
        var random = SeededGenerator(7)
        let traffic = RandomTraffic(seed: 3, turns: 20)
        for _ in 0..<10 {
            let frames = traffic.capture.frames.map { frame in
                var frame = frame
                if Int.random(in: 0..<5, using: &random) == 0 {
                    for _ in 0..<Int.random(in: 1...8, using: &random) {
                        let place = Int.random(in: 0..<frame.bytes.count, using: &random)
                        frame.bytes[place] = UInt8.random(in: 0...255, using: &random)
                    }
                }
                if Int.random(in: 0..<20, using: &random) == 0 {
                    frame.bytes.removeLast(Int.random(in: 0..<frame.bytes.count, using: &random))
                }
                return frame
            }
            let pairing = Pairing(frames.filter { !$0.bytes.isEmpty })
            #expect(pairing.calls <= traffic.requests * 2)
        }
    }

    @Test("streams of hostile RESP, in pieces")
    func streams() {
        var random = SeededGenerator(11)
        let alphabet =
            Array("*$+-:_#,(!=%~>|?;.0123456789\r\n\r\n\r\nPSYNC SUBSCRIBE MULTI RCmb".utf8) + [0, 255, 0x16, 3, 1]
        for _ in 0..<60 {
            var capture = CaptureBuilder()
            var script = TCPScript()
            script.handshake(&capture)
            script.request(&capture, TCPScript.command("PING"))
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                let bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in
                    alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
                }
                if Bool.random(using: &random) {
                    script.request(&capture, bytes)
                } else {
                    script.reply(&capture, bytes)
                }
            }
            _ = Pairing(capture.frames)
        }
    }

    @Test("files with random changes")
    func files() throws {
        var random = SeededGenerator(13)
        let traffic = RandomTraffic(seed: 4, connections: 2, turns: 4)
        for file in [traffic.capture.pcap(), traffic.capture.pcapng()] {
            for _ in 0..<20 {
                var bytes = file
                for _ in 0..<Int.random(in: 1...20, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                _ = try? Reading.summary(bytes)
            }
        }
    }

    @Test("deep and huge announcements")
    func announcements() {
        for text in [
            "*2147483648\r\n", "*1000000000\r\n$1\r\n", "$9999999999999999999\r\n", "*1\r\n$-5\r\n",
            String(repeating: "*1\r\n", count: 5000), String(repeating: "|1\r\n", count: 5000),
            String(repeating: "%1000000000\r\n", count: 50), "+" + String(repeating: "x", count: 200_000),
        ] {
            var capture = CaptureBuilder()
            var script = TCPScript()
            script.handshake(&capture)
            script.request(&capture, TCPScript.command("PING"))
            for start in stride(from: 0, to: text.utf8.count, by: 20_000) {
                let piece = Array(text.utf8.dropFirst(start).prefix(20_000))
                script.reply(&capture, piece)
                script.request(&capture, piece)
            }
            let pairing = Pairing(capture.frames)
            #expect(pairing.pairs.count <= 1)
        }
    }

    @Test(
        "offsets that no stream has are no offsets",
        arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "::::::::::::::::::", "-1"]
    )
    func offsets(_ offset: String) {
        for answer in ["+FULLRESYNC x \(offset)\r\n$0\r\n", "+CONTINUE\r\n"] {
            var capture = CaptureBuilder()
            var script = TCPScript()
            script.handshake(&capture)
            script.request(&capture, TCPScript.command("PSYNC", "x", offset))
            script.reply(&capture, Array(answer.utf8))
            script.reply(&capture, TCPScript.command("PING"))
            script.request(&capture, TCPScript.command("REPLCONF", "ACK", offset))
            script.reply(&capture, TCPScript.command("PING"))
            script.request(&capture, TCPScript.command("REPLCONF", "ACK", "7"))
            let resyncs = (try? Reading.summary(capture.pcap()).resyncs) ?? []
            #expect(resyncs.count == 1 && resyncs.allSatisfy { $0.offset == nil && $0.acknowledgements == 1 })
        }
    }
}
