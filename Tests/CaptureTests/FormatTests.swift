import TestSupport
import Testing

@testable import Capture

/// Every file format and link type gives the same traffic.
@Suite struct FormatTests {
    private func capture(_ link: CaptureBuilder.Link, tags: [UInt16] = []) -> CaptureBuilder {
        var capture = CaptureBuilder(link: link)
        capture.tags = tags
        var script =
            link == .ipv6
            ? TCPScript(client: Array(repeating: 1, count: 16), server: Array(repeating: 2, count: 16)) : TCPScript()
        script.handshake(&capture)
        script.request(&capture, TCPScript.command("SET", "a", "1"))
        script.reply(&capture, "+OK\r\n")
        script.request(&capture, TCPScript.command("GET", "a"))
        script.reply(&capture, "$1\r\n1\r\n")
        script.close(&capture)
        return capture
    }

    private func check(_ summary: TrafficSummary, _ comment: Comment) {
        #expect(summary.counts("SET") == [1, 1, 0], comment)
        #expect(summary.counts("GET") == [1, 1, 0], comment)
        #expect(summary.quality.frames == 10, comment)
        #expect(summary.quality.holes == 0 && summary.quality.midStream == 0, comment)
        #expect(summary.commands.first?.maximum == 100, comment)
        #expect(summary.files.first?.trouble == nil, comment)
        #expect(summary.quality.firstAt == "2023-11-14T22:13:20.000100Z", comment)
    }

    @Test("every link type", arguments: CaptureBuilder.Link.allCases)
    func links(_ link: CaptureBuilder.Link) throws {
        check(try Reading.summary(capture(link).pcap()), "\(link)")
        check(try Reading.summary(capture(link).pcapng()), "\(link) pcapng")
    }

    @Test("both byte orders, micro- and nanoseconds", arguments: [false, true], [false, true])
    func variants(_ bigEndian: Bool, _ nanoseconds: Bool) throws {
        let capture = capture(.ethernet)
        check(try Reading.summary(capture.pcap(nanoseconds: nanoseconds, bigEndian: bigEndian)), "pcap")
        check(try Reading.summary(capture.pcapng(bigEndian: bigEndian, nanoseconds: nanoseconds)), "pcapng")
    }

    @Test("VLAN tags, also stacked")
    func vlan() throws {
        check(try Reading.summary(capture(.ethernet, tags: [7]).pcap()), "one tag")
        check(try Reading.summary(capture(.ethernet, tags: [7, 9]).pcap()), "two tags")
    }

    @Test("interfaces of different link types in one pcapng, which libpcap refuses")
    func mixedInterfaces() throws {
        var all = capture(.ethernet)
        var raw = CaptureBuilder(link: .raw)
        var script = TCPScript(clientPort: 40000)
        script.handshake(&raw)
        script.request(&raw, TCPScript.command("INCR", "n"))
        script.reply(&raw, ":1\r\n")
        all.frames += raw.frames.map { frame in
            var frame = frame
            frame.interface = 1
            return frame
        }
        let summary = try Reading.summary(all.pcapng(links: [.ethernet, .raw], drops: 12))
        #expect(summary.counts("SET") == [1, 1, 0])
        #expect(summary.counts("INCR") == [1, 1, 0])
        #expect(summary.files.first?.interfaces == 2)
        #expect(summary.files.first?.reportedDrops == 12)
    }

    @Test("IPv4 options and IPv6")
    func addresses() throws {
        var capture = CaptureBuilder()
        var script = TCPScript()
        script.options = [1, 1, 1, 1]
        script.handshake(&capture)
        script.request(&capture, TCPScript.command("PING"))
        script.reply(&capture, "+PONG\r\n")
        let summary = try Reading.summary(capture.pcap())
        #expect(summary.counts("PING") == [1, 1, 0])
        #expect(summary.flows.first?.client == "10.0.4.20:51844")
        var six = CaptureBuilder()
        var other = TCPScript(
            client: [0xFE, 0x80] + [UInt8](repeating: 0, count: 13) + [1],
            server: [UInt8](repeating: 0, count: 15) + [1]
        )
        other.handshake(&six)
        other.request(&six, TCPScript.command("PING"))
        other.reply(&six, "+PONG\r\n")
        let flow = try #require(try Reading.summary(six.pcap()).flows.first)
        #expect(flow.client == "[fe80::1]:51844")
        #expect(flow.server == "[::1]:7000")
    }

    @Test("several files in the order of their packets")
    func order() throws {
        let whole = capture(.ethernet)
        var first = whole
        var second = whole
        first.frames = Array(whole.frames.prefix(4))
        second.frames = Array(whole.frames.dropFirst(4))
        let summary = try Reading.summary([second.pcap(), first.pcapng()])
        #expect(summary.counts("SET") == [1, 1, 0])
        #expect(summary.counts("GET") == [1, 1, 0])
        #expect(summary.quality.holes == 0)
        #expect(summary.files.map(\.frames) == [4, 6])
    }

    @Test("a filter, and one that is wrong")
    func filter() throws {
        let capture = capture(.ethernet)
        #expect(try Reading.summary(capture.pcap(), filter: "tcp port 7000").counts("GET") == [1, 1, 0])
        #expect(try Reading.summary(capture.pcap(), filter: "tcp port 7001").quality.frames == 0)
        let error = #expect(throws: CaptureError.self) { try Reading.summary(capture.pcap(), filter: "prt 7000") }
        #expect(error?.kind == .filter)
    }

    @Test("what is no capture is told apart")
    func strangers() throws {
        #expect(throws: CaptureError.self) { try Reading.summary([UInt8]()) }
        for (bytes, kind, words) in [
            ([], CaptureError.Kind.empty, "is empty"), (Array("hello world".utf8), .noCapture, "no capture"),
            (Array("SQLite format 3\0".utf8), .noCapture, "scan FILE"),
            (CaptureBuilder().pcap(), .empty, "no packets"),
            (Array(capture(.ethernet).pcap().prefix(20)), .cut, "header"),
        ] as [([UInt8], CaptureError.Kind, String)] {
            let error = #expect(throws: CaptureError.self) { try Reading.summary(bytes) }
            #expect(error?.kind == kind)
            #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        }
    }

    @Test("a cut file is read as far as it goes", arguments: [1, 20, 60])
    func cut(_ bytes: Int) throws {
        for file in [capture(.ethernet).pcap(), capture(.ethernet).pcapng()] {
            let summary = try Reading.summary(Array(file.dropLast(bytes)))
            #expect(summary.files.first?.trouble?.kind == .cut)
            #expect(summary.counts("GET")[0] == 1)
        }
    }
}
