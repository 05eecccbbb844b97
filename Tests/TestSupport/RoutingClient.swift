import ClusterModel
package import RESP

/// A client that knows clusters: it keeps a connection to every node and goes where MOVED and ASK send it.
package struct RoutingClient: ~Copyable {
    private var connections: [Int: Link] = [:]
    private var owners: [Int: Int] = [:]
    private let first: Int

    private final class Link {
        var client: NodeClient

        init(port: Int) throws { client = try NodeClient(port: port) }
    }

    package init(port: Int) {
        first = port
    }

    /// Sends a command about one key.
    package mutating func send(_ words: [String], key: String) throws -> RESPValue {
        let slot = HashSlot.of(key: key)
        var port = owners[slot] ?? first
        var asking = false
        for _ in 0..<50 {
            let commands = asking ? [["ASKING"], words] : [words]
            guard let reply = try link(port).client.send(commands).last else { continue }
            asking = false
            guard let error = reply.error else { return reply }
            switch error.code {
            case "MOVED":
                port = Self.port(error.text)
                owners[slot] = port
            case "ASK":
                port = Self.port(error.text)
                asking = true
            case "TRYAGAIN", "CLUSTERDOWN": continue
            default: return reply
            }
        }
        throw TestFailure("\(words[0]) of slot \(slot) is sent in circles")
    }

    private mutating func link(_ port: Int) throws -> Link {
        if let link = connections[port] { return link }
        let link = try Link(port: port)
        connections[port] = link
        return link
    }

    /// The port in `3999 127.0.0.1:6381`.
    private static func port(_ text: String) -> Int {
        text.split(separator: ":").last.flatMap { Int($0) } ?? 0
    }
}
