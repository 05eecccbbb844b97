import Foundation
import TestSupport

@testable import Capture

/// Reads captures that a test made.
enum Reading {
    static func summary(_ file: [UInt8], filter: String? = nil) throws -> TrafficSummary {
        try summary([file], filter: filter)
    }

    static func summary(_ files: [[UInt8]], filter: String? = nil) throws -> TrafficSummary {
        let folder = try TemporaryFolder("capture")
        defer { folder.remove() }
        var paths: [String] = []
        for (index, bytes) in files.enumerated() {
            let path = folder.file("\(index).pcap")
            try Data(bytes).write(to: URL(filePath: path))
            paths.append(path)
        }
        return try CaptureRun(paths: paths, filter: filter).analyze()
    }

    /// A capture of one connection whose requests and replies are these, each in a segment of its own.
    static func conversation(_ turns: [(request: [String], reply: String)]) -> CaptureBuilder {
        var capture = CaptureBuilder()
        var script = TCPScript()
        script.handshake(&capture)
        for turn in turns {
            script.request(&capture, TCPScript.command(turn.request))
            script.reply(&capture, turn.reply)
        }
        script.close(&capture)
        return capture
    }
}

extension TrafficSummary {
    /// Calls, replies and errors of a command.
    func counts(_ command: String) -> [Int] {
        let rows = commands.filter { $0.command == command }
        return [
            rows.reduce(0) { $0 + $1.calls }, rows.reduce(0) { $0 + $1.replies }, rows.reduce(0) { $0 + $1.errors },
        ]
    }
}
