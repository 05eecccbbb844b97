import NIOCore
import NIOSSL
import NIOTLS
import RESP

/// The end of the pipeline: writes batches, hands their replies back, and says why when that fails.
///
/// Lives on its event loop. It outlives the channel, so that a late batch still learns what happened.
final class ReplyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private struct Waiting {
        let batch: Batch
        let timeout: Scheduled<Void>
    }

    private let address: ServerAddress
    private let awaitsHandshake: Bool
    private let created = ContinuousClock.now
    private var queue: ReplyQueue
    private var waiting: [Waiting] = []
    private var context: ChannelHandlerContext?
    private var failure: ConnectionError.Kind?
    private var ready: EventLoopPromise<Void>?
    private var isReady = false
    /// From the attempt to this address to its being connected, without name resolution and TLS.
    private(set) var connectMilliseconds = 0.0

    init(address: ServerAddress, limits: RESPLimits, awaitsHandshake: Bool) {
        self.address = address
        self.awaitsHandshake = awaitsHandshake
        queue = ReplyQueue(limits: limits)
    }

    /// Fulfilled when commands may be sent: connected, and with TLS after the handshake.
    func whenReady(on loop: any EventLoop, deadline: NIODeadline) -> EventLoopFuture<Void> {
        if let failure { return loop.makeFailedFuture(notReady(failure)) }
        if isReady { return loop.makeSucceededVoidFuture() }
        let promise = loop.makePromise(of: Void.self)
        ready = promise
        let timeout = loop.assumeIsolated().scheduleTask(deadline: deadline) { self.fail(.handshakeTimedOut) }
        promise.futureResult.whenComplete { _ in timeout.cancel() }
        return promise.futureResult
    }

    func submit(_ batch: Batch) {
        guard failure == nil, let context else {
            reject(batch, replies: [])
            return
        }
        let loop = context.eventLoop.assumeIsolated()
        let timeout = loop.scheduleTask(deadline: batch.deadline) {
            // Due tasks run before sockets are read: without another turn a busy doctor calls healthy servers frozen.
            _ = loop.scheduleTask(in: .milliseconds(2)) { self.failUnlessAnswered(batch) }
        }
        waiting.append(Waiting(batch: batch, timeout: timeout))
        queue.expect(batch.count)
        context.writeAndFlush(wrapOutboundOut(batch.bytes), promise: nil)
    }

    func takePushes() -> [RESPValue] { queue.takePushes() }

    /// Ends the connection: nothing that arrives later can be taken for a reply to something else.
    func fail(_ kind: ConnectionError.Kind) {
        guard failure == nil else { return }
        failure = kind
        let partial = queue.abandon()
        let abandoned = waiting
        waiting = []
        for (index, entry) in abandoned.enumerated() {
            entry.timeout.cancel()
            reject(entry.batch, replies: index < partial.count ? partial[index] : [])
        }
        ready?.fail(notReady(kind))
        ready = nil
        context?.close(promise: nil)
    }

    private func failUnlessAnswered(_ batch: Batch) {
        let isOpen = waiting.contains { $0.batch.promise.futureResult === batch.promise.futureResult }
        if isOpen { fail(.replyTimedOut) }
    }

    private func notReady(_ kind: ConnectionError.Kind) -> ConnectionError {
        ConnectionError(kind, address: address, serverSaid: queue.unasked.lazy.compactMap(\.error).last)
    }

    private func reject(_ batch: Batch, replies: [RESPValue]) {
        let kind = failure ?? .closedByPeer
        let lastError = replies.last?.error ?? queue.unasked.lazy.compactMap(\.error).last
        batch.promise.fail(
            ConnectionError(
                kind,
                address: address,
                replies: replies,
                asked: batch.count,
                milliseconds: batch.started.millisecondsSince,
                serverSaid: kind == .closedByPeer ? lastError : nil,
                usesTLS: awaitsHandshake
            )
        )
    }

    /// What a mere end of the stream means now.
    private var ending: ConnectionError.Kind {
        awaitsHandshake && !isReady ? .tls(.closedDuringHandshake) : .closedByPeer
    }

    /// Lets a better reason come first: NIOSSL reports the end of the stream before what was wrong with the last bytes.
    private func failSoon(_ kind: ConnectionError.Kind, on context: ChannelHandlerContext) {
        context.eventLoop.assumeIsolated().execute { self.fail(kind) }
    }

    private func becomeReady() {
        isReady = true
        ready?.succeed()
        ready = nil
    }

    // MARK: Channel events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        failSoon(ending, on: context)
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        connectMilliseconds = created.millisecondsSince
        if !awaitsHandshake { becomeReady() }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent { becomeReady() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard failure == nil else { return }
        let buffer = unwrapInboundIn(data)
        let outcome = buffer.withUnsafeReadableBytes { queue.receive($0) }
        for replies in outcome.finished {
            let entry = waiting.removeFirst()
            entry.timeout.cancel()
            entry.batch.promise.succeed(replies)
        }
        if let error = outcome.error {
            fail(.protocolViolation(offset: error.offset, what: error.reason.description))
        }
        if outcome.isTooMuch { fail(.tooMuchSaid) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        failSoon(ending, on: context)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let handler = try? context.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self)
        let kind = ConnectionError.Kind(error, host: address.host, certificate: handler?.peerCertificate)
        if kind == .closedByPeer || kind == ending { failSoon(ending, on: context) } else { fail(kind) }
    }
}
