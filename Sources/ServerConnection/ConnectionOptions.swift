package import RESP

/// How to connect, the same for all nodes of a scan.
package struct ConnectionOptions: Sendable {
    /// Which addresses of a host name may be used (`-4`, `-6`).
    package enum AddressFamily: Hashable, Sendable {
        case any, ipv4, ipv6
    }

    /// Made once for all connections, because loading the authorities takes milliseconds; nil for plain TCP.
    package var tls: TLSContext?
    package var addressFamily: AddressFamily
    /// What is accepted from a server.
    package var limits: RESPLimits

    package init(tls: TLSContext? = nil, addressFamily: AddressFamily = .any, limits: RESPLimits = .diagnosis) {
        self.tls = tls
        self.addressFamily = addressFamily
        self.limits = limits
    }
}
