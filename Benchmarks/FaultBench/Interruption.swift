import Dispatch
import Foundation

/// Calls a body when a signal comes, in place of the signal's own action.
struct Interruption {
    private let source: any DispatchSourceSignal

    init(of number: Int32, _ body: @escaping @Sendable () -> Void) {
        signal(number, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler(handler: body)
        source.resume()
    }

    func end() { source.cancel() }
}
