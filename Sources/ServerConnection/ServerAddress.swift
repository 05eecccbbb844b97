package import ClusterModel

/// What a connection goes to.
package enum ServerAddress: Hashable, Sendable {
    case tcp(Endpoint)
    /// A path on this machine (`unixsocket` in the configuration).
    case unixSocket(String)
}

extension ServerAddress: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tcp(let endpoint): endpoint.description
        case .unixSocket(let path): path
        }
    }
}

extension ServerAddress {
    /// The host name or IP address; nil for a Unix socket.
    var host: String? {
        if case .tcp(let endpoint) = self { endpoint.host } else { nil }
    }
}
