import Glibc

/// Bare sockets on 127.0.0.1, for what must happen without an event loop.
enum LoopbackSocket {
    static func make(_ flags: CInt = 0) -> CInt {
        socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | flags, 0)
    }

    static func connect(_ descriptor: CInt, _ port: Int, address: UInt32 = 0x7F00_0001) -> Bool {
        withAddress(address, port) { Glibc.connect(descriptor, $0, $1) == 0 }
    }

    static func bind(_ descriptor: CInt, _ port: Int, address: UInt32 = 0x7F00_0001) -> Bool {
        var reuse: CInt = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<CInt>.size))
        return withAddress(address, port) { Glibc.bind(descriptor, $0, $1) == 0 }
    }

    /// Whether a server accepts on the port, serves the connection and lets it go again.
    ///
    /// It has been let go when this returns, so it counts no more against `maxclients`.
    static func isServed(_ port: Int) -> Bool {
        let descriptor = make()
        defer { Glibc.close(descriptor) }
        guard connect(descriptor, port) else { return false }
        var limit = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        shutdown(descriptor, CInt(SHUT_WR))
        var bytes = [UInt8](repeating: 0, count: 256)
        while true {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count <= 0 { return count == 0 }
        }
    }

    /// Whether the port could be bound on all addresses.
    static func isFree(_ port: Int) -> Bool {
        let descriptor = make()
        defer { Glibc.close(descriptor) }
        return bind(descriptor, port, address: 0)
    }

    private static func withAddress<Result>(
        _ host: UInt32,
        _ port: Int,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = host.bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }
}
