import Dispatch
import Foundation
import Synchronization

/// Ctrl-C ends the work early but not the report: what was seen so far is still told.
///
/// So do SIGTERM, from a supervisor or `timeout`, and SIGHUP, from a terminal that is gone: a repair ends its step, closes
/// its journal and gives back its locks.
struct Interrupt {
    private static let seen = Atomic<Bool>(false)
    private static let cancel = Mutex<(@Sendable () -> Void)?>(nil)
    /// One for the whole process: a source that is made anew for each piece of work misses a signal in between.
    ///
    /// Never touched again once they are made, so they are safe although their type is not marked so.
    nonisolated(unsafe) private static let sources: [any DispatchSourceSignal] = [SIGINT, SIGTERM, SIGHUP].compactMap {
        number in
        let before = signal(number, SIG_IGN)
        // nohup asks for a life beyond the terminal's.
        if number == SIGHUP, before.map({ isIgnored($0) }) == true { return nil }
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
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
    }

    static var happened: Bool { seen.load(ordering: .relaxed) }

    init(_ cancel: @escaping @Sendable () -> Void) {
        Self.cancel.withLock { $0 = cancel }
        _ = Self.sources
    }

    func end() {
        Self.cancel.withLock { $0 = nil }
    }

    private static func isIgnored(_ handler: @convention(c) (Int32) -> Void) -> Bool {
        unsafeBitCast(handler, to: Int.self) == 1
    }
}
