/// All that a host did at a node.
package struct TrafficPeerFact: Fact {
    package var client: String
    package var node: String
    package var connections: Int
    package var shortLived: Int
    package var resets: Int
    package var commands: Int
    package var redirects: Int
    package var mapReads: Int

    package init(
        client: String,
        node: String,
        connections: Int,
        shortLived: Int,
        resets: Int,
        commands: Int,
        redirects: Int,
        mapReads: Int
    ) {
        self.client = client
        self.node = node
        self.connections = connections
        self.shortLived = shortLived
        self.resets = resets
        self.commands = commands
        self.redirects = redirects
        self.mapReads = mapReads
    }

    package static let table = FactTable<Self>(
        "traffic_peer",
        "All that a host did at a node.",
        filledBy: [.captureClients],
        columns: [
            .text("client", \.client, "Host of the client."),
            .text("node", \.node, "Address of the node."),
            .integer("connections", \.connections, "Connections."),
            .integer("short_lived", \.shortLived, "Connections with at most two commands that ended."),
            .integer("resets", \.resets, "Connections that a RST ended."),
            .integer("commands", \.commands, "Requests."),
            .integer("redirects", \.redirects, "Replies that were MOVED or ASK."),
            .integer("map_reads", \.mapReads, "CLUSTER SLOTS, SHARDS and NODES, by which clients learn the map."),
        ]
    )
}
