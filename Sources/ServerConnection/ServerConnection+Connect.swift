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
        let dialer = Dialer(address: address, family: options.addressFamily, deadline: deadline, group: group)
        let timeout = NIODeadline.now() + deadline.remaining
        let connected = dialer.connect { channel in
            channel.eventLoop.makeCompletedFuture {
                if let tls = options.tls {
                    try channel.pipeline.syncOperations.addHandler(tls.makeHandler(host: address.host))
                }
                try channel.pipeline.syncOperations.addHandler(
                    ReplyHandler(address: address, limits: options.limits, awaitsHandshake: options.tls != nil)
                )
            }
        }
        // Still on the event loop, before anything can have happened on the new channel.
        .flatMapWithEventLoop { channel, loop in
            do {
                let handler = try channel.pipeline.syncOperations.handler(type: ReplyHandler.self)
                let bound = NIOLoopBound(handler, eventLoop: loop)
                return handler.whenReady(on: loop, deadline: timeout).map {
                    ServerConnection(
                        address: address,
                        connectMilliseconds: bound.value.connectMilliseconds,
                        channel: channel,
                        handler: bound
                    )
                }
            } catch {
                return loop.makeFailedFuture(ConnectionError(.closedByPeer, address: address))
            }
        }
        do {
            return try await connected.get()
        } catch {
            let kind = ConnectionError.Kind(error, host: address.host)
            throw ConnectionError(kind, address: address, milliseconds: started.millisecondsSince)
        }
    }
}
