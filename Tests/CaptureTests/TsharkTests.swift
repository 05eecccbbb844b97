import Foundation
import TestSupport
import Testing

@testable import Capture

/// The same numbers as Wireshark's dissector gives, where tshark is installed.
@Suite struct TsharkTests {
    static let tshark: String? = ["/usr/bin/tshark", "/usr/local/bin/tshark"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test("requests, errors and connection numbers on port 6379", .enabled(if: tshark != nil))
    func counts() async throws {
        let tshark = try #require(Self.tshark)
        let folder = try TemporaryFolder("tshark")
        defer { folder.remove() }
        var capture = CaptureBuilder()
        for port in 0..<5 {
            var script = TCPScript(clientPort: UInt16(50000 + port), serverPort: 6379)
            script.handshake(&capture)
            for turn in 0..<20 {
                script.request(&capture, TCPScript.command("SET", "k\(turn)", "v") + TCPScript.command("GET", "k"))
                script.reply(&capture, turn % 4 == 0 ? "-MOVED 5 10.0.0.1:7000\r\n-OOM x\r\n" : "+OK\r\n$1\r\nv\r\n")
            }
            script.close(&capture)
        }
        let path = folder.file("a.pcap")
        try Data(capture.pcap()).write(to: URL(filePath: path))
        let summary = try CaptureRun(paths: [path]).analyze()
        func fields(_ filter: String, _ field: String) async throws -> [String] {
            let run = try await ProgramRun.start(
                tshark,
                ["-r", path, "-Y", filter, "-T", "fields", "-E", "occurrence=a", "-E", "aggregator=|", "-e", field],
                environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
            ).end()
            return run.output.split(separator: "\n").map(String.init)
        }
        let requests = try await fields("resp.array && tcp.dstport == 6379", "resp.array")
            .reduce(0) { $0 + $1.split(separator: "|").count }
        let errors = try await fields("resp.error", "resp.error").reduce(0) { $0 + $1.split(separator: "|").count }
        #expect(summary.quality.commands == requests)
        #expect(summary.commands.reduce(0) { $0 + $1.errors } == errors)
        let streams = Set(try await fields("resp", "tcp.stream").compactMap { Int($0) })
        #expect(Set(summary.flows.map(\.stream)) == streams)
    }
}
