import Capture

/// Reading of traffic as the commands run it: with a line of progress, and ended by Ctrl-C with what was read so far.
enum CaptureTask {
    static func run<Result: Sendable>(
        _ read: @escaping @Sendable ((CaptureRun.Progress) -> Bool) throws -> Result
    ) async throws -> Result {
        let work = Task {
            let line = ProgressLine()
            defer { line.end() }
            return try read { progress in
                line.show("\(progress.file)  \(progress.frames) frames  \(progress.bytes >> 20) MB")
                return !Task.isCancelled
            }
        }
        let interrupt = Interrupt { work.cancel() }
        defer { interrupt.end() }
        do {
            return try await work.value
        } catch let error as CaptureError {
            throw Failure(error.kind == .filter ? .usage : .unreadableInput, error.description)
        }
    }
}
