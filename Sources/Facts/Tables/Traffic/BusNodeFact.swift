/// A member of the cluster, by its own messages on the bus; the last ones count.
package struct BusNodeFact: Fact {
    package var node: String
    package var id: String
    package var announcedIP: String?
    package var hostname: String?
    package var busPort: Int?
    package var busVersion: Int
    package var role: String?
    package var masterID: String?
    package var currentEpoch: Int
    package var configEpoch: Int
    package var replicationOffset: Int
    package var isClusterDown: Bool?
    package var slots: String
    package var slotCount: Int
    package var shardID: String?
    package var sendsExtensions: Bool
    package var isFailed: Bool
    package var messages: Int
    package var bytes: Int
    package var firstAt: String
    package var lastAt: String
    package var lastFrame: Int
    package var host: String
    package var cluster: Int
    package var epochSeconds: Double
    package var lastSeconds: Double

    package init(
        node: String,
        id: String,
        announcedIP: String? = nil,
        hostname: String? = nil,
        busPort: Int? = nil,
        busVersion: Int,
        role: String? = nil,
        masterID: String? = nil,
        currentEpoch: Int,
        configEpoch: Int,
        replicationOffset: Int,
        isClusterDown: Bool? = nil,
        slots: String,
        slotCount: Int,
        shardID: String? = nil,
        sendsExtensions: Bool,
        isFailed: Bool,
        messages: Int,
        bytes: Int,
        firstAt: String,
        lastAt: String,
        lastFrame: Int,
        host: String,
        cluster: Int,
        epochSeconds: Double,
        lastSeconds: Double
    ) {
        self.node = node
        self.id = id
        self.announcedIP = announcedIP
        self.hostname = hostname
        self.busPort = busPort
        self.busVersion = busVersion
        self.role = role
        self.masterID = masterID
        self.currentEpoch = currentEpoch
        self.configEpoch = configEpoch
        self.replicationOffset = replicationOffset
        self.isClusterDown = isClusterDown
        self.slots = slots
        self.slotCount = slotCount
        self.shardID = shardID
        self.sendsExtensions = sendsExtensions
        self.isFailed = isFailed
        self.messages = messages
        self.bytes = bytes
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.lastFrame = lastFrame
        self.host = host
        self.cluster = cluster
        self.epochSeconds = epochSeconds
        self.lastSeconds = lastSeconds
    }

    package static let table = FactTable<Self>(
        "bus_node",
        "A member of the cluster, by its own messages on the bus; the last ones count.",
        filledBy: [.captureBus],
        columns: [
            .text("node", \.node, "Its client address."),
            .text("id", \.id, "Its node id."),
            .text("announced_ip", \.announcedIP, "cluster-announce-ip, if it is set."),
            .text("hostname", \.hostname, "cluster-announce-hostname, if it is set."),
            .integer("bus_port", \.busPort, "Its bus port (4.0 on)."),
            .integer("bus_version", \.busVersion, "0 for 3.0 and 3.2, 1 for all later ones."),
            .text("role", \.role, "master or replica."),
            .text("master_id", \.masterID, "Node id of its master."),
            .integer("current_epoch", \.currentEpoch, "Its current epoch."),
            .integer("config_epoch", \.configEpoch, "Its config epoch; a replica says its master's."),
            .integer("replication_offset", \.replicationOffset, "How far it is in the replication stream, bytes."),
            .integer("cluster_down", \.isClusterDown, "1 if the cluster is down in its view."),
            .text("slots", \.slots, "Slots that it claims; none for a replica."),
            .integer("slot_count", \.slotCount, "How many these are."),
            .text("shard_id", \.shardID, "Its shard (7.2 on)."),
            .integer("extensions", \.sendsExtensions, "1 if its pings carry extensions."),
            .integer("failed", \.isFailed, "1 if the others hold it for failed at the end."),
            .integer("messages", \.messages, "Messages that it sent."),
            .integer("bytes", \.bytes, "Bytes of these."),
            .text("first_at", \.firstAt, "Time of the first, RFC 3339 in UTC."),
            .text("last_at", \.lastAt, "Time of the last."),
            .integer("last_frame", \.lastFrame, "Frame of the last."),
            .text("host", \.host, "Host that its messages come from."),
            .integer(
                "cluster",
                \.cluster,
                "Number of the cluster that it belongs to: members that speak to each other or of each other."
            ),
            .real(
                "epoch_s",
                \.epochSeconds,
                "Seconds from the start of the capture to the last change of its current epoch."
            ),
            .real("last_s", \.lastSeconds, "Seconds from the start of the capture to its last message."),
        ]
    )
}
