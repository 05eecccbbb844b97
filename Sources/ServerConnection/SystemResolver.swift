import Glibc
import NIOCore
import NIOPosix

/// The system's own name resolution on a thread of its own, for one address family or both.
struct SystemResolver: Resolver, Sendable {
    let loop: any EventLoop
    let family: ConnectionOptions.AddressFamily

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        family == .ipv6 ? loop.makeSucceededFuture([]) : resolve(host, port, AF_INET)
    }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        family == .ipv4 ? loop.makeSucceededFuture([]) : resolve(host, port, AF_INET6)
    }

    /// Nothing to do: `getaddrinfo` can't be interrupted, and its late answer is ignored.
    func cancelQueries() {}

    private func resolve(_ host: String, _ port: Int, _ family: CInt) -> EventLoopFuture<[SocketAddress]> {
        NIOThreadPool.singleton.runIfActive(eventLoop: loop) { Self.lookUp(host, port, family) }
    }

    /// All addresses of the host in the resolver's order; none when there are none.
    private static func lookUp(_ host: String, _ port: Int, _ family: CInt) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_family = family
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: [SocketAddress] = []
        var next = list
        while let entry = next {
            if let address = entry.pointee.ai_addr {
                if family == AF_INET {
                    address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                        addresses.append(SocketAddress($0.pointee, host: host))
                    }
                } else {
                    address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                        addresses.append(SocketAddress($0.pointee, host: host))
                    }
                }
            }
            next = entry.pointee.ai_next
        }
        return addresses
    }
}
