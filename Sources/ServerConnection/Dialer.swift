import ClusterModel
import NIOCore
import NIOPosix

/// Opens sockets: addresses at once, names through the resolver with all their addresses.
struct Dialer {
    let address: ServerAddress
    let family: ConnectionOptions.AddressFamily
    let deadline: ContinuousClock.Instant
    let loop: any EventLoop

    /// Connects; the initializer runs for every address that is tried.
    ///
    /// Call it on the loop.
    func connect(
        initializer: @escaping @Sendable (any Channel) -> EventLoopFuture<Void>
    ) -> EventLoopFuture<any Channel> {
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(max(deadline.remaining, .milliseconds(1)))
            .channelInitializer(initializer)
        switch address {
        case .unixSocket(let path):
            return bootstrap.connect(unixDomainSocketPath: path)
        case .tcp(let endpoint):
            if let literal = IPLiteral.address(endpoint.host, port: endpoint.port) {
                guard family.allows(literal) else {
                    let kind = ConnectionError.Kind.unresolvable(host: endpoint.host)
                    return loop.makeFailedFuture(ConnectionError(kind, address: address))
                }
                return bootstrap.connect(to: literal)
            }
            return bootstrap.resolver(SystemResolver(loop: loop, family: family))
                .connect(host: endpoint.host, port: endpoint.port)
        }
    }
}

extension ConnectionOptions.AddressFamily {
    func allows(_ address: SocketAddress) -> Bool {
        switch (self, address) {
        case (.ipv4, .v6), (.ipv6, .v4): false
        default: true
        }
    }
}
