import Glibc

/// A program that was run to its end: what it said and how it ended.
package struct ProgramRun: Sendable {
    /// The exit code; the negated signal number if a signal ended it.
    package let exit: Int
    package let output: String
    package let errors: String
    package let seconds: Double

    /// Both outputs.
    package var text: String { output + errors }

    /// A program that still runs.
    package struct Running: Sendable {
        package let process: SpawnedProcess
        private let started = ContinuousClock.now
        private let name: String
        private let folder: TemporaryFolder

        init(_ executable: String, _ arguments: [String], _ environment: [String: String]?) throws {
            name = executable.split(separator: "/").last.map(String.init) ?? executable
            folder = try TemporaryFolder("run")
            process = try SpawnedProcess(
                executable,
                arguments,
                output: folder.file("output"),
                errors: folder.file("errors"),
                environment: environment
            )
        }

        /// What it has said so far.
        package var output: String { folder.read("output") ?? "" }

        /// As ``end(within:)``, and how much memory it had at most, in megabytes.
        package func endMeasured(within limit: Duration = .seconds(90)) async throws -> (
            run: ProgramRun, megabytes: Int
        ) {
            let watch = Task { [process] in
                var peak = 0
                while !Task.isCancelled, process.isRunning {
                    peak = max(peak, process.peakKilobytes)
                    try? await Task.sleep(for: .milliseconds(10))
                }
                return peak
            }
            do {
                let run = try await end(within: limit)
                watch.cancel()
                return (run, await watch.value >> 10)
            } catch {
                watch.cancel()
                throw error
            }
        }

        /// Waits for its end; kills it and throws when that does not come in time.
        package func end(within limit: Duration = .seconds(90)) async throws -> ProgramRun {
            defer { folder.remove() }
            guard let status = await process.waitForEnd(limit) else {
                process.signal(SIGKILL)
                _ = await process.waitForEnd(.seconds(2))
                throw TestFailure("\(name) does not end within \(limit): \(output)")
            }
            let elapsed = (ContinuousClock.now - started) / .milliseconds(1)
            let signal = Int(status & 0x7F)
            return ProgramRun(
                exit: signal == 0 ? Int(status >> 8 & 0xFF) : -signal,
                output: output,
                errors: folder.read("errors") ?? "",
                seconds: elapsed / 1000
            )
        }
    }

    /// Starts a program with both outputs kept apart.
    package static func start(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String]? = nil
    ) throws -> Running {
        try Running(executable, arguments, environment)
    }
}
