import ClusterModel
import Foundation
import TestSupport
import Testing

/// A scan of nodes that mean no good, with all that must hold whatever they do.
struct HostileScan {
    let run: ProgramRun
    let megabytes: Int

    /// Scans from the node, and expects an orderly end in bounded time and memory with nothing raw on the terminal.
    ///
    /// - Parameter seconds: well above what a debug build on a busy machine takes, far below "for ever".
    static func of(
        _ node: ScriptedNode,
        seconds: Double = 45,
        megabytes: Int = 400,
        _ options: [String] = []
    ) async throws -> HostileScan {
        let folder = try TemporaryFolder("hostile")
        defer { folder.remove() }
        let (run, peak) = try await ProgramRun.start(
            try BuiltBinary.path(),
            ["scan", node.endpoint.description, "--no-host", "--timeout", "3"] + options,
            environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
        ).endMeasured()
        #expect([0, 1, 2, 69, 77].contains(run.exit), "\(run.exit): \(run.text.prefix(2000))")
        #expect(run.seconds < seconds)
        #expect(peak < megabytes, "peak of \(peak) MB")
        #expect(run.text.utf8.count < 1_000_000)
        let raw = run.text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
            default: false
            }
        }
        #expect(raw.isEmpty, "\(raw.map { String($0.value, radix: 16) })")
        return HostileScan(run: run, megabytes: peak)
    }

    static func of(_ behaviour: ScriptedBehaviour) async throws -> HostileScan {
        try await ScriptedNode.with(behaviour) { try await of($0) }
    }
}
