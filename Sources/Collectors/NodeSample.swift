package import ClusterModel
import Facts
import ServerConnection

/// What one node said, parsed, at one moment.
package struct NodeSample: Sendable {
    /// Where it was reached.
    package var endpoint: Endpoint
    package var seed: Bool
    package var state: NodeState
    package var detail: String?
    package var connectMilliseconds: Double?
    /// End of its certificate's validity, Unix time in seconds.
    package var certificateEnd: Int?
    package var replyMilliseconds: Double?
    package var info: InfoText?
    package var nodes: ClusterNodes?
    package var clusterInfo: ClusterInfo?
    /// Settings, passwords included; these stay in memory.
    package var config: ConfigReply?
    /// The node's clock, Unix time in milliseconds.
    package var clockMilliseconds: Int64?
    /// This machine's clock half-way between the questions and the answers, Unix time in milliseconds.
    var localMilliseconds: Int64?
    /// When it gave its answers.
    package var answeredAt: ContinuousClock.Instant?
    /// Whether the default user needs a password here.
    package var authRequired: Bool?
    /// What it said to the second batch; nil if that was not asked.
    var extra: ExtraFacts?
    /// Questions that were refused, in the server's words.
    var refusals: [CollectorName: String] = [:]

    package init(endpoint: Endpoint, seed: Bool, state: NodeState, detail: String? = nil) {
        self.endpoint = endpoint
        self.seed = seed
        self.state = state
        self.detail = detail
    }

    /// The node's own id.
    package var id: NodeID? { nodes?.myself?.id }

    /// The address it goes by: a name that the operator typed gives way to the address that the cluster uses.
    package var name: String {
        if endpoint.hostIsAddress { return endpoint.description }
        return nodes?.myself?.endpoint?.description ?? endpoint.description
    }

    /// A node that was named by its address outside, or by its socket, goes by its own address, as the others call it.
    mutating func takeInsideName(_ routes: Routes) {
        if endpoint.port == 0 {
            let told = nodes?.myself?.endpoint
            let port = info?.integer("tcp_port").flatMap { $0 > 0 ? $0 : nil }
            if let own = told ?? port.map({ Endpoint(host: "127.0.0.1", port: $0) }) { endpoint = own }
        } else if !routes.isEmpty, let own = nodes?.myself?.endpoint, routes.address(of: own) == .tcp(endpoint) {
            endpoint = own
        }
    }

    /// Where its cluster bus should listen, by its own word.
    package var busEndpoint: Endpoint? {
        guard let own = nodes?.myself else { return nil }
        let host = own.host.isEmpty ? endpoint.host : own.host
        return Endpoint(host: host, port: own.busPort ?? own.port + 10_000)
    }
}

extension Endpoint {
    /// Whether the host is an IP address and not a name.
    var hostIsAddress: Bool {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return host.utf8.contains(UInt8(ascii: ":")) || host.utf8.allSatisfy { digits ~= $0 || $0 == UInt8(ascii: ".") }
    }
}
