import Foundation
import Synchronization

/// One line on standard error that tells how far a long reading is; silent unless a person watches.
final class ProgressLine: Sendable {
    private let isWatched = isatty(STDERR_FILENO) == 1
    private let last = Mutex(ContinuousClock.now)

    /// Shows it, at most five times a second.
    func show(_ text: String) {
        guard isWatched else { return }
        let isDue = last.withLock { last in
            guard ContinuousClock.now - last > .milliseconds(200) else { return false }
            last = .now
            return true
        }
        if isDue { Output.progressLine(text) }
    }

    func end() {
        if isWatched { Output.progressLine("") }
    }
}
