import ClusterModel

/// A server's answers as text, from which a test changes some: what a healthy node of one alone would say.
package struct ServerScript: Sendable {
    package let id: String
    private let replies: [String: String]

    /// - Parameters:
    ///   - port: of the node itself, as it stands in its own line of CLUSTER NODES.
    ///   - replies: bytes of the wire by command line, in place of the usual ones.
    package init(port: Int, id: String = String(repeating: "a", count: 40), _ replies: [String: String] = [:]) {
        self.id = id
        let own = "\(id) 127.0.0.1:\(port)@\(port + 10_000) myself,master - 0 0 1 connected 0-16383"
        self.replies = [
            "CLUSTER NODES": Self.bulk(own),
            "CLUSTER INFO": Self.bulk("cluster_state:ok\r\ncluster_known_nodes:1\r\n"),
            "CLUSTER MYID": Self.bulk(id), "INFO": Self.bulk(Self.info()), "DBSIZE": ":0\r\n",
            "TIME": Self.array([Self.bulk("1764115200"), Self.bulk("0")]), "CONFIG GET *": "*0\r\n",
            "PING": "+PONG\r\n",
        ].merging(replies) { $1 }
    }

    package static func info(_ more: String = "", version: String = "7.0.15") -> String {
        "# Server\r\nredis_version:\(version)\r\nrun_id:\(String(repeating: "b", count: 40))\r\ncluster_enabled:1\r\n"
            + "# Clients\r\nconnected_clients:1\r\n# Replication\r\nrole:master\r\nconnected_slaves:0\r\n"
            + "# Keyspace\r\ndb0:keys=5,expires=0,avg_ttl=0\r\n" + more
    }

    package static func bulk(_ text: String) -> String { "$\(text.utf8.count)\r\n\(text)\r\n" }
    package static func array(_ elements: [String]) -> String { "*\(elements.count)\r\n" + elements.joined() }

    package func answer(_ words: [String]) -> ScriptedReply {
        let line = words.joined(separator: " ").uppercased()
        if let reply = replies[line] { return .bytes(reply) }
        if line.hasPrefix("INFO") { return .bytes(replies["INFO"] ?? "*0\r\n") }
        if line.hasPrefix("CLUSTER COUNTKEYSINSLOT") { return .bytes(replies["CLUSTER COUNTKEYSINSLOT"] ?? ":0\r\n") }
        // An empty list answers every other question.
        let name = replies.keys.first { line.hasPrefix($0 + " ") }
        return .bytes(name.flatMap { replies[$0] } ?? "*0\r\n")
    }

    package var behaviour: ScriptedBehaviour { .answer { answer($0) } }
}
