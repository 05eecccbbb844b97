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
        let loop = group.next()
        let dialer = Dialer(address: address, family: options.addressFamily, deadline: deadline, loop: loop)
        // On the loop from the first step, so that nothing happens on the channel between connecting and `prepare`.
        let connected = loop.flatSubmit {
            dialer.connect { install(on: $0, address: address, options: options) }
                .flatMap { prepare($0, address: address, deadline: .now() + deadline.remaining) }
                .flatMapErrorThrowing { error in
                    // Measured here, where a busy thread pool can't falsify it.
                    throw ConnectionError(
                        ConnectionError.Kind(error, host: address.host),
                        address: address,
                        milliseconds: started.millisecondsSince,
                        serverSaid: (error as? ConnectionError)?.serverSaid,
                        usesTLS: options.tls != nil
                    )
                }
        }
        do {
            return try await connected.get()
        } catch let error as ConnectionError {
            throw error
        } catch {
            throw ConnectionError(ConnectionError.Kind(error, host: address.host), address: address)
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
