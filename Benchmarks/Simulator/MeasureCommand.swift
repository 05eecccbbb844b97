import ArgumentParser
import Foundation
import TestSupport

/// Scans clusters of several sizes; the table is Markdown.
///
/// Simulator and scan are processes of their own. Both use the same machine, so times are upper limits.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Time and peak memory of a scan, for clusters of several sizes, beside redis-cli --cluster check.",
        discussion: """
            With --delay there is a second table, of the same clusters with delayed answers. The time of redis-cli is in \
            seconds; "commands per node" and what follows is the load that one scan puts on a node.
            """
    )

    @Option(help: "The rcdoctor to measure.")
    var rcdoctor: String

    @Option(help: "Ends with 1 if the largest scan needs more resident memory, in MB.")
    var limit = 400

    @Option(help: "How often both measure each cluster, in turn; the medians are shown.")
    var runs = 1

    @Option(help: "Seconds after which redis-cli --cluster check is given up.")
    var patience = 300

    @Argument(help: "Numbers of nodes (10, 100 and 1000).")
    var sizes: [Int] = []

    @OptionGroup var options: ClusterOptions

    func validate() throws {
        guard runs > 0 else { throw ValidationError("--runs \(runs): give 1 or more") }
        guard patience > 0 else { throw ValidationError("--patience \(patience): give 1 or more") }
    }

    func run() async throws {
        var peak = 0
        for delay in options.delay > 0 ? [0, options.delay] : [0] {
            if delay > 0 { print("\nEvery answer comes after \(delay) ms:\n") }
            print(Measurement.head)
            for size in sizes.isEmpty ? [10, 100, 1000] : sizes {
                let measurement = try await measure(size, delay)
                print(measurement.row)
                peak = max(peak, measurement.scan.peakKilobytes / 1024)
            }
        }
        guard peak <= limit else {
            print("\nA scan took \(peak) MB, more than \(limit) MB.")
            throw ExitCode(1)
        }
    }

    private func measure(_ size: Int, _ delay: Int) async throws -> Measurement {
        let folder = try TemporaryFolder("simulator")
        defer { folder.remove() }
        let server = try SpawnedProcess(
            CommandLine.arguments[0],
            [
                "serve", "--nodes", "\(size)", "--port", "\(options.port)", "--dissenters", "\(options.dissenters)",
                "--delay", "\(delay)",
            ] + (options.sick ? ["--sick"] : []),
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
        let measurement = try await measure(size, seed: String(words.last ?? ""), in: folder)
        server.signal(SIGKILL)
        _ = await server.waitForEnd(.seconds(10))
        return measurement
    }

    private func measure(_ size: Int, seed: String, in folder: TemporaryFolder) async throws -> Measurement {
        let before = try LoadSummary.counts(port: options.port)
        var scans = [try await MeasuredScan(size, rcdoctor, from: seed, in: folder)]
        let load = LoadSummary(before: before, after: try LoadSummary.counts(port: options.port))
        var checks = [try await RivalCheck(of: seed, limit: patience, in: folder)]
        for _ in 1..<runs {
            scans.append(try await MeasuredScan(size, rcdoctor, from: seed, in: folder))
            // What did not end once need not be waited for again.
            guard case .seconds? = checks.last else { continue }
            checks.append(try await RivalCheck(of: seed, limit: patience, in: folder))
        }
        scans.sort { $0.seconds < $1.seconds }
        return Measurement(scan: scans[scans.count / 2], check: .median(checks), load: load)
    }
}
