import ArgumentParser
import Foundation
import TestSupport

/// Scans clusters of several sizes; the table is Markdown.
///
/// Simulator and scan are processes of their own. Both use the same machine, so times are upper limits.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Time and peak memory of a scan, for clusters of several sizes."
    )

    @Option(help: "The rcdoctor to measure.")
    var rcdoctor: String

    @Option(help: "Ends with 1 if the largest scan needs more resident memory, in MB.")
    var limit = 400

    @Argument(help: "Numbers of nodes (10, 100 and 1000).")
    var sizes: [Int] = []

    @OptionGroup var options: ClusterOptions

    func run() async throws {
        print("| nodes | seconds | of them CPU | peak MB | answered | findings | snapshot kB |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        var peak = 0
        for size in sizes.isEmpty ? [10, 100, 1000] : sizes {
            let scan = try await measure(size)
            print(scan.row)
            peak = max(peak, scan.peakKilobytes / 1024)
        }
        guard peak <= limit else {
            print("\nA scan took \(peak) MB, more than \(limit) MB.")
            throw ExitCode(1)
        }
    }

    private func measure(_ size: Int) async throws -> MeasuredScan {
        let folder = try TemporaryFolder("simulator")
        defer { folder.remove() }
        let server = try SpawnedProcess(
            CommandLine.arguments[0],
            ["serve", "--nodes", "\(size)", "--port", "\(options.port)", "--dissenters", "\(options.dissenters)"],
            output: folder.file("output")
        )
        defer { server.signal(SIGKILL) }
        let deadline = ContinuousClock.now + .seconds(60)
        while folder.read("output")?.hasPrefix("ready ") != true {
            guard ContinuousClock.now < deadline, server.isRunning else {
                throw TestFailure("the simulator does not start: \(folder.read("output") ?? "")")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        let words = (folder.read("output") ?? "").split(whereSeparator: \.isWhitespace)
        let scan = try await MeasuredScan(size, rcdoctor, from: String(words.last ?? ""), in: folder)
        server.signal(SIGKILL)
        _ = await server.waitForEnd(.seconds(10))
        return scan
    }
}
