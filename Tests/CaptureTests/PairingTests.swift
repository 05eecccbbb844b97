import TestSupport
import Testing

@testable import Capture

/// Which reply belongs to which request, where they do not simply alternate (TRAFFIC 1.4).
@Suite struct PairingTests {
    private func play(_ body: (inout TCPScript, inout CaptureBuilder) -> Void) throws -> TrafficSummary {
        var capture = CaptureBuilder()
        var script = TCPScript()
        script.handshake(&capture)
        body(&script, &capture)
        return try Reading.summary(capture.pcap())
    }

    @Test("a pipeline in one segment")
    func pipeline() throws {
        let summary = try play { script, capture in
            script.request(&capture, (1...20).flatMap { TCPScript.command("SET", "k\($0)", "v") })
            script.reply(&capture, String(repeating: "+OK\r\n", count: 20))
        }
        #expect(summary.counts("SET") == [20, 20, 0])
        #expect(summary.flows.first?.deepestPipeline == 20)
    }

    @Test("values cut anywhere", arguments: [1, 2, 3, 7])
    func pieces(_ size: Int) throws {
        let requests = (1...30).flatMap { TCPScript.command("SET", "key\($0)", String(repeating: "x", count: $0 * 3)) }
        let replies = Array((1...30).map { "$\($0)\r\n\(String(repeating: "y", count: $0))\r\n" }.joined().utf8)
        let summary = try play { script, capture in
            for start in stride(from: 0, to: requests.count, by: size) {
                script.request(&capture, Array(requests[start..<min(start + size, requests.count)]))
            }
            for start in stride(from: 0, to: replies.count, by: size) {
                script.reply(&capture, Array(replies[start..<min(start + size, replies.count)]))
            }
        }
        #expect(summary.counts("SET") == [30, 30, 0])
    }

    @Test("values longer than what is kept")
    func long() throws {
        let value = String(repeating: "v", count: 100_000)
        let request = TCPScript.command("SET", "{tag}key", value) + TCPScript.command("GET", "k")
        let reply = Array("+OK\r\n*2\r\n$100000\r\n\(value)\r\n*2\r\n:1\r\n-ERR x\r\n".utf8)
        let summary = try play { script, capture in
            for start in stride(from: 0, to: request.count, by: 1460) {
                script.request(&capture, Array(request[start..<min(start + 1460, request.count)]))
            }
            for start in stride(from: 0, to: reply.count, by: 1460) {
                script.reply(&capture, Array(reply[start..<min(start + 1460, reply.count)]))
            }
            script.request(&capture, TCPScript.command("INCR", "n"))
            script.reply(&capture, ":6\r\n")
        }
        #expect(summary.counts("SET") == [1, 1, 0])
        #expect(summary.counts("GET") == [1, 1, 1])
        #expect(summary.counts("INCR") == [1, 1, 0])
        #expect(summary.commands.first { $0.command == "SET" }?.largestRequest == request.count - 20)
    }

    @Test("transactions")
    func transactions() throws {
        let summary = try play { script, capture in
            for words in [["MULTI"], ["SET", "a", "1"], ["INCR", "a"], ["EXEC"]] {
                script.request(&capture, TCPScript.command(words))
            }
            script.reply(&capture, "+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n+OK\r\n:2\r\n")
        }
        #expect(summary.counts("EXEC") == [1, 1, 0])
        #expect(summary.counts("INCR") == [1, 1, 0])
    }

    @Test("subscriptions: one confirmation for each channel, messages answer nothing")
    func subscriptions() throws {
        func confirm(_ kind: String, _ channel: String, _ count: Int) -> String {
            "*3\r\n$\(kind.utf8.count)\r\n\(kind)\r\n$\(channel.utf8.count)\r\n\(channel)\r\n:\(count)\r\n"
        }
        let message = "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$2\r\nhi\r\n"
        let summary = try play { script, capture in
            script.request(&capture, TCPScript.command("SUBSCRIBE", "a", "b"))
            script.reply(&capture, confirm("subscribe", "a", 1) + message + confirm("subscribe", "b", 2) + message)
            script.request(&capture, TCPScript.command("PING"))
            script.reply(&capture, message + "*2\r\n$4\r\npong\r\n$0\r\n\r\n")
            script.request(&capture, TCPScript.command("UNSUBSCRIBE"))
            script.reply(&capture, confirm("unsubscribe", "a", 1) + confirm("unsubscribe", "b", 0))
            script.request(&capture, TCPScript.command("GET", "x"))
            script.reply(&capture, "$-1\r\n")
        }
        #expect(summary.counts("SUBSCRIBE") == [1, 1, 0])
        #expect(summary.counts("PING") == [1, 1, 0])
        #expect(summary.counts("UNSUBSCRIBE") == [1, 1, 0])
        #expect(summary.counts("GET") == [1, 1, 0])
        #expect(summary.flows.first?.unasked == 3)
    }

    @Test("a message that is too long to keep answers nothing, while a request waits and while none does")
    func longMessages() throws {
        let value = String(repeating: "x", count: 20_000)
        let message = "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$20000\r\n\(value)\r\n"
        let (head, tail) = (String(message.prefix(9_000)), String(message.dropFirst(9_000)))
        let summary = try play { script, capture in
            script.request(&capture, TCPScript.command("SUBSCRIBE", "a"))
            script.reply(&capture, "*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n" + head)
            script.reply(&capture, tail + head)
            script.request(&capture, TCPScript.command("PING"))
            script.reply(&capture, tail + head)
            script.reply(&capture, tail + "*2\r\n$4\r\npong\r\n$0\r\n\r\n")
            script.request(&capture, TCPScript.command("QUIT"))
            script.reply(&capture, "+OK\r\n")
        }
        #expect(summary.counts("PING") == [1, 1, 0])
        #expect(summary.counts("QUIT") == [1, 1, 0])
        #expect(summary.flows.first?.unasked == 3)
        #expect(summary.flows.first?.lostSteps == 0)
        #expect(summary.flows.first?.saidQuit == true)
    }

    @Test("RESP3: pushes stand between replies, HELLO's answer is RESP3 already")
    func pushes() throws {
        let summary = try play { script, capture in
            script.request(&capture, TCPScript.command("HELLO", "3"))
            script.reply(&capture, "%1\r\n$5\r\nproto\r\n:3\r\n")
            script.request(&capture, TCPScript.command("GET", "a") + TCPScript.command("SUBSCRIBE", "c"))
            script.reply(&capture, ">2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\na\r\n|1\r\n+ttl\r\n:1\r\n_\r\n")
            script.reply(&capture, ">3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n#t\r\n")
            script.request(&capture, TCPScript.command("PING"))
            script.reply(&capture, ">3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$1\r\nx\r\n+PONG\r\n")
        }
        #expect(summary.counts("GET") == [1, 1, 0])
        #expect(summary.counts("SUBSCRIBE") == [1, 1, 0])
        #expect(summary.flows.first?.protocolVersion == 3)
        #expect(summary.flows.first?.lostSteps == 1, "the stray boolean answers nothing")
    }

    @Test("CLIENT REPLY OFF, SKIP and ON")
    func muted() throws {
        let summary = try play { script, capture in
            script.request(&capture, TCPScript.command("CLIENT", "REPLY", "SKIP") + TCPScript.command("SET", "a", "1"))
            script.request(&capture, TCPScript.command("GET", "a"))
            script.reply(&capture, "$1\r\n1\r\n")
            script.request(&capture, TCPScript.command("CLIENT", "REPLY", "OFF") + TCPScript.command("SET", "a", "2"))
            script.request(&capture, TCPScript.command("CLIENT", "REPLY", "SKIP") + TCPScript.command("SET", "a", "3"))
            script.request(&capture, TCPScript.command("CLIENT", "REPLY", "ON") + TCPScript.command("GET", "a"))
            script.reply(&capture, "+OK\r\n$1\r\n3\r\n")
        }
        #expect(summary.counts("SET") == [3, 0, 0])
        #expect(summary.counts("GET") == [2, 2, 0])
        #expect(summary.counts("CLIENT REPLY") == [4, 1, 0])
    }

    @Test("MONITOR, and what ends it")
    func monitor() throws {
        let summary = try play { script, capture in
            script.request(&capture, TCPScript.command("MONITOR"))
            script.reply(&capture, "+OK\r\n+1700000000.123456 [0 10.0.0.1:5] \"GET\" \"a\"\r\n")
            script.request(&capture, TCPScript.command("RESET"))
            script.reply(&capture, "+1700000000.2 [0 10.0.0.1:5] \"GET\" \"b\"\r\n+RESET\r\n")
            script.request(&capture, TCPScript.command("PING"))
            script.reply(&capture, "+PONG\r\n")
        }
        #expect(summary.counts("MONITOR") == [1, 1, 0])
        #expect(summary.counts("RESET") == [1, 1, 0])
        #expect(summary.counts("PING") == [1, 1, 0])
        #expect(summary.flows.first?.unasked == 2)
    }

    @Test("a blocking command and what waits behind it have no latency")
    func blocking() throws {
        let summary = try play { script, capture in
            script.request(&capture, TCPScript.command("BLPOP", "q", "1") + TCPScript.command("PING"))
            script.reply(&capture, Array("*-1\r\n+PONG\r\n".utf8), after: 1_040_000_000)
            script.request(&capture, TCPScript.command("PING"))
            script.reply(&capture, "+PONG\r\n")
        }
        #expect(summary.counts("BLPOP") == [1, 1, 0])
        #expect(summary.commands.first { $0.command == "BLPOP" }?.timed == 0)
        let ping = try #require(summary.commands.first { $0.command == "PING" })
        #expect(ping.replies == 2)
        #expect(ping.timed == 1)
        #expect(ping.maximum == 100)
        #expect(summary.slow.isEmpty)
    }

    @Test("inline commands; empty lines and arrays get no reply")
    func inline() throws {
        let summary = try play { script, capture in
            script.request(&capture, "\r\nSET a \"x y\"\r\n")
            script.request(&capture, "*0\r\nget a\nPING\r\n")
            script.reply(&capture, "+OK\r\n$3\r\nx y\r\n+PONG\r\n")
        }
        #expect(summary.counts("SET") == [1, 1, 0])
        #expect(summary.counts("GET") == [1, 1, 0])
        #expect(summary.counts("PING") == [1, 1, 0])
    }

    @Test("errors by code; redirections apart; bulk errors count")
    func errors() throws {
        let summary = try play { script, capture in
            script.request(&capture, TCPScript.command("GET", "a"))
            script.reply(&capture, "-MOVED 15495 10.0.0.12:7000\r\n")
            script.request(&capture, TCPScript.command("GET", "a"))
            script.reply(&capture, "-ASK 15495 fe80::1:7000\r\n")
            script.request(&capture, TCPScript.command("GET", "a"))
            script.reply(&capture, "-CLUSTERDOWN Hash slot not served\r\n")
            script.request(&capture, TCPScript.command("FOO", "hunter2"))
            script.reply(&capture, "!37\r\nERR unknown command 'FOO', with args \r\n")
        }
        #expect(summary.redirects.map(\.target) == ["10.0.0.12:7000", "fe80::1:7000"])
        #expect(summary.redirects.map(\.isAsk) == [false, true])
        #expect(summary.redirects.first?.slot == 15495)
        #expect(summary.errors.map(\.code) == ["CLUSTERDOWN", "ERR"])
        #expect(summary.errors.map(\.reason) == ["Hash slot not served", "unknown command"])
        #expect(summary.counts("(unknown)") == [1, 1, 1])
        #expect(summary.slots.contains { $0.slot == 15495 && $0.reads == 3 })
    }

    @Test("what a server says unasked at accept")
    func unasked() throws {
        let summary = try play { script, capture in
            script.reply(&capture, "-ERR max number of clients reached\r\n")
        }
        #expect(summary.errors.first?.command == "(connect)")
        #expect(summary.errors.first?.reason == "max number of clients reached")
    }

    @Test("other protocols on the same port are left alone")
    func others() throws {
        var capture = CaptureBuilder()
        for (port, text) in [(1, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"), (2, "\u{16}\u{03}\u{01}\u{00}\u{05}hello")] {
            var script = TCPScript(clientPort: UInt16(40000 + port))
            script.handshake(&capture)
            script.request(&capture, text)
            script.reply(&capture, "HTTP/1.1 200 OK\r\n\r\n")
        }
        let quality = try Reading.summary(capture.pcap()).quality
        #expect(quality.otherConnections == 1)
        #expect(quality.tlsConnections == 1)
        #expect(quality.commands == 0)
    }
}
