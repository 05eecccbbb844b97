package import ClusterModel
package import ServerConnection

/// Where nodes are really reached: NAT, containers, port forwards and Unix sockets.
///
/// Nodes keep the names that they have among themselves (inside); only connections go elsewhere (outside).
package struct Routes: Sendable {
    private var hosts: [String: String] = [:]
    private var endpoints: [Endpoint: ServerAddress] = [:]

    package init() {}

    /// Reads `10.0.0.5=203.0.113.7` or `10.0.0.5:6379=127.0.0.1:7001`; false for anything else.
    package mutating func add(_ text: String) -> Bool {
        guard let sign = text.firstIndex(of: "=") else { return false }
        let (inside, outside) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
        if let inside = Endpoint(inside) {
            guard let outside = Endpoint(outside) else { return false }
            endpoints[inside] = .tcp(outside)
            return true
        }
        guard let inside = Self.host(inside), let outside = Self.host(outside) else { return false }
        hosts[inside] = outside
        return true
    }

    package var isEmpty: Bool { hosts.isEmpty && endpoints.isEmpty }

    /// The name of a Unix socket, by its absolute path, until its server has told its address.
    package static func socket(_ path: String) -> Endpoint { Endpoint(host: path, port: 0) }

    /// Where a connection to this node goes; a single address counts before its host.
    package func address(of node: Endpoint) -> ServerAddress {
        if node.port == 0, node.host.hasPrefix("/") { return .unixSocket(node.host) }
        return endpoints[node] ?? .tcp(Endpoint(host: hosts[node.host] ?? node.host, port: node.port))
    }

    package func leadsElsewhere(_ node: Endpoint) -> Bool { address(of: node) != .tcp(node) }

    /// A bare host, IPv6 with or without brackets.
    private static func host(_ text: String) -> String? {
        let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        let hasPort = bare == text && text.split(separator: ":", omittingEmptySubsequences: false).count == 2
        let isHost = !bare.isEmpty && !hasPort && !bare.contains { $0.isWhitespace || "[]/=".contains($0) }
        return isHost ? bare : nil
    }
}
