import NIOCore
import RESP

/// Commands on their way to the event loop.
struct Batch: Sendable {
    let bytes: ByteBuffer
    let count: Int
    let deadline: NIODeadline
    let started: ContinuousClock.Instant
    let promise: EventLoopPromise<[RESPValue]>
}
