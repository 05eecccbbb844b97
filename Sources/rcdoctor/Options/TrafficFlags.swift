import ArgumentParser
import Capture
import ClusterModel

/// Traffic of the cluster that is examined together with it.
struct TrafficFlags: ParsableArguments {
    @Option(
        name: .customLong("pcap"),
        parsing: .singleValue,
        help: ArgumentHelp("A capture of this cluster's traffic. May be repeated.", valueName: "file")
    )
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "Capture on this machine for so long before the nodes are asked (root, or CAP_NET_RAW).",
            valueName: "time"
        )
    )
    var capture: TimeSpan?

    func check() throws {
        if !files.isEmpty, capture != nil { throw Failure(.usage, "give --pcap or --capture, not both") }
    }

    /// What was captured; nil if nobody asked for it.
    func read(_ seeds: [Endpoint], keepsUserData: Bool) async throws -> TrafficSummary? {
        if let capture {
            let isLocal = seeds.allSatisfy { $0.host == "localhost" || $0.host == "::1" || $0.host.hasPrefix("127.") }
            let live = LiveCapture(
                interface: isLocal ? "lo" : "any",
                filter: "tcp",
                seconds: capture.seconds,
                keepsUserData: keepsUserData
            )
            return try await CaptureTask.run { try live.analyze($0) }
        }
        guard !files.isEmpty else { return nil }
        let run = CaptureRun(paths: files, keepsUserData: keepsUserData)
        return try await CaptureTask.run { try run.analyze($0) }
    }
}
