import Foundation
import TestSupport
import Testing

@testable import Capture

/// Captures made by others, beside the project where they are present; they are no part of it.
@Suite struct OtherCapturesTests {
    struct Expected: Sendable {
        let file: String
        /// Command, calls, replies, errors: as tshark shows them, or counted by hand.
        let counts: [(String, [Int])]
    }

    static let expected: [Expected] = [
        Expected(
            file: "tcpdump-resp_1_benchmark",
            counts: [("PING", [2, 2, 0]), ("SET", [1, 1, 0]), ("LRANGE", [4, 4, 0]), ("MSET", [1, 1, 0])]
        ),
        Expected(
            file: "tcpdump-resp_2_inline",
            counts: [("SET", [2, 2, 0]), ("LPUSH", [5, 5, 0]), ("DEL", [1, 1, 0])]
        ),
        Expected(file: "tcpdump-resp_3_malicious", counts: [("INCR", [3, 3, 0]), ("PING", [9, 9, 0])]),
        Expected(file: "zeek-almost-resp", counts: [("AUTH", [1, 1, 0]), ("PING", [1, 1, 0])]),
        // Its server speaks before it has received the request, so this can be no reply to it.
        Expected(file: "zeek-attr", counts: [("(unknown)", [2, 0, 0])]),
        Expected(file: "zeek-auth", counts: [("AUTH", [3, 2, 1])]),
        Expected(file: "zeek-bulk-loading", counts: [("SET", [1000, 1000, 0]), ("ECHO", [1, 1, 0])]),
        Expected(file: "zeek-client-skip-while-off", counts: [("PING", [4, 3, 0]), ("CLIENT REPLY", [3, 1, 0])]),
        Expected(file: "zeek-excessive-pipelining", counts: [("PING", [12, 12, 0])]),
        Expected(file: "zeek-pipeline-quotes", counts: [("SET", [6, 6, 0]), ("(unknown)", [1, 1, 1])]),
        Expected(file: "zeek-pipeline-with-commands", counts: [("PING", [2, 2, 0]), ("GET", [1, 1, 0])]),
        Expected(file: "zeek-pipelining-example", counts: [("PING", [3, 3, 0])]),
        Expected(
            file: "zeek-pubsub",
            counts: [
                ("SUBSCRIBE", [1, 0, 0]), ("PSUBSCRIBE", [1, 1, 0]), ("PUBLISH", [2, 2, 0]), ("RESET", [1, 1, 0]),
            ]
        ),
        Expected(file: "zeek-reply-off-on", counts: [("PING", [5, 3, 0]), ("CLIENT REPLY", [3, 1, 0])]),
        Expected(file: "zeek-set", counts: [("SET", [3, 2, 0])]),
        Expected(file: "zeek-stream", counts: [("XADD", [3, 2, 0]), ("XRANGE", [1, 1, 0])]),
    ]

    static func folder() -> URL? {
        guard let project = try? ProjectFolder.url() else { return nil }
        let folder = project.deletingLastPathComponent().appending(path: "shared/captures")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    @Test("counts", .enabled(if: folder() != nil), arguments: expected)
    func counts(_ expected: Expected) throws {
        let folder = try #require(Self.folder())
        let path = folder.appending(path: expected.file + ".pcap").path
        let summary = try CaptureRun(paths: [path]).analyze()
        for (command, counts) in expected.counts {
            #expect(summary.counts(command) == counts, "\(expected.file): \(command)")
        }
        #expect(summary.files.first?.trouble == nil)
        #expect(summary.quality.holes == 0)
    }
}
