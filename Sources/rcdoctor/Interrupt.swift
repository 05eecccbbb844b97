import Dispatch
import Foundation
import Synchronization

/// Ctrl-C ends the work early but not the report: what was seen so far is still told.
struct Interrupt {
    private static let seen = Atomic<Bool>(false)
    private let source: any DispatchSourceSignal

    static var happened: Bool { seen.load(ordering: .relaxed) }

    init(_ cancel: @escaping @Sendable () -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            // The second Ctrl-C is meant.
            if Interrupt.seen.exchange(true, ordering: .relaxed) { _exit(ExitStatus.interrupted.rawValue) }
            cancel()
        }
        source.resume()
    }

    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
