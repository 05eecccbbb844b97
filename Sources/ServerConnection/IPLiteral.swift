import NIOCore

/// Tells addresses from host names.
enum IPLiteral {
    static func isAddress(_ host: String) -> Bool { address(host, port: 0) != nil }

    /// The socket address when the host is an IPv4 or IPv6 address, nil for a name.
    static func address(_ host: String, port: Int) -> SocketAddress? {
        try? SocketAddress(ipAddress: host, port: port)
    }
}
