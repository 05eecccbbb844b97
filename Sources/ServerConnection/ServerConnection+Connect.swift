package import NIOCore
import NIOPosix
import NIOSSL

extension ServerConnection {
    /// Connects, with TLS through the handshake, until the deadline.
    ///
    /// Throws a ``ConnectionError`` that tells refused, timed out, unreachable, unresolvable and TLS faults apart. A
    /// frozen server still accepts: that shows only when ``send(_:deadline:permission:)`` gets no reply.
    package static func connect(
        to address: ServerAddress,
        options: ConnectionOptions = ConnectionOptions(),
        deadline: ContinuousClock.Instant,
        group: any EventLoopGroup = EventLoops.shared
    ) async throws(ConnectionError) -> ServerConnection {
        let started = ContinuousClock.now
        var options = options
        // No server talks TLS on its Unix socket.
        if case .unixSocket = address { options.tls = nil }
        let loop = group.next()
        let chosen = options
        let dialer = Dialer(address: address, family: options.addressFamily, deadline: deadline, loop: loop)
        // On the loop from the first step, so that nothing happens on the channel between connecting and `prepare`.
        let connected = loop.flatSubmit {
            dialer.connect { install(on: $0, address: address, options: chosen) }
                .flatMap { prepare($0, address: address, deadline: .now() + deadline.remaining) }
                .flatMapErrorThrowing { error in
                    // Measured here, where a busy thread pool can't falsify it.
                    throw ConnectionError(
                        ConnectionError.Kind(error, host: address.host),
                        address: address,
                        milliseconds: started.millisecondsSince,
                        serverSaid: (error as? ConnectionError)?.serverSaid,
                        usesTLS: chosen.tls != nil
                    )
                }
        }
        do {
            return try await unlessCancelled(connected, on: loop, address)
        } catch let error as ConnectionError {
            throw error
        } catch {
            throw ConnectionError(ConnectionError.Kind(error, host: address.host), address: address)
        }
    }

    /// An attempt can't be taken back, so whoever gives up does not wait for it, and what comes of it is closed.
    private static func unlessCancelled(
        _ connected: EventLoopFuture<ServerConnection>,
        on loop: any EventLoop,
        _ address: ServerAddress
    ) async throws -> ServerConnection {
        let outcome = NIOLoopBoundBox<EventLoopPromise<ServerConnection>?>.makeBoxSendingValue(
            loop.makePromise(of: ServerConnection.self),
            eventLoop: loop
        )
        let future = loop.submit {
            let promise = outcome.value
            connected.whenComplete { result in
                if let promise = outcome.value {
                    outcome.value = nil
                    promise.completeWith(result)
                } else if case .success(let late) = result {
                    late.abandon()
                }
            }
            return promise?.futureResult
        }
        return try await withTaskCancellationHandler {
            guard let future = try await future.get() else {
                throw ConnectionError(.cancelled, address: address)
            }
            return try await future.get()
        } onCancel: {
            loop.execute {
                outcome.value?.fail(ConnectionError(.cancelled, address: address))
                outcome.value = nil
            }
        }
    }

    private static func install(
        on channel: any Channel,
        address: ServerAddress,
        options: ConnectionOptions
    ) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            if let tls = options.tls {
                try channel.pipeline.syncOperations.addHandler(tls.makeHandler(host: address.host))
            }
            try channel.pipeline.syncOperations.addHandler(
                ReplyHandler(address: address, limits: options.limits, awaitsHandshake: options.tls != nil)
            )
        }
    }

    private static func prepare(
        _ channel: any Channel,
        address: ServerAddress,
        deadline: NIODeadline
    ) -> EventLoopFuture<ServerConnection> {
        let loop = channel.eventLoop
        do {
            let handler = try channel.pipeline.syncOperations.handler(type: ReplyHandler.self)
            let bound = NIOLoopBound(handler, eventLoop: loop)
            return handler.whenReady(on: loop, deadline: deadline).map {
                ServerConnection(
                    address: address,
                    connectMilliseconds: bound.value.connectMilliseconds,
                    certificateEnd: certificateEnd(of: channel),
                    channel: channel,
                    handler: bound
                )
            }
        } catch {
            return loop.makeFailedFuture(ConnectionError(.closedByPeer, address: address))
        }
    }

    /// On the channel's loop, after the handshake.
    private static func certificateEnd(of channel: any Channel) -> Int? {
        let handler = try? channel.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self)
        return handler?.peerCertificate.map { Int($0.notValidAfter) }
    }
}
