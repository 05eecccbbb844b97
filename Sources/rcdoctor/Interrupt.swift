import Dispatch
import Foundation
import Synchronization

/// Ctrl-C ends the work early but not the report: what was seen so far is still told.
struct Interrupt {
    private static let seen = Atomic<Bool>(false)
    private static let cancel = Mutex<(@Sendable () -> Void)?>(nil)
    /// One for the whole process: a source that is made anew for each piece of work misses a signal in between.
    ///
    /// Never touched again once it is made, so it is safe although its type is not marked so.
    nonisolated(unsafe) private static let source: any DispatchSourceSignal = {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            let cancel = Interrupt.cancel.withLock { $0 }
            // The second Ctrl-C is meant, and so is one while there is nothing to end early.
            guard let cancel, !Interrupt.seen.exchange(true, ordering: .relaxed) else {
                _exit(ExitStatus.interrupted.rawValue)
            }
            cancel()
        }
        source.resume()
        return source
    }()

    static var happened: Bool { seen.load(ordering: .relaxed) }

    init(_ cancel: @escaping @Sendable () -> Void) {
        Self.cancel.withLock { $0 = cancel }
        _ = Self.source
    }

    func end() {
        Self.cancel.withLock { $0 = nil }
    }
}
