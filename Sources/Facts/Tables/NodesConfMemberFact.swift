/// A line of a nodes.conf: a node as the file's owner last knew it.
package struct NodesConfMemberFact: Fact {
    package var node: String
    package var file: String
    package var id: String
    package var address: String?
    package var isSelf: Bool
    package var role: String
    package var masterID: String?
    package var flags: String
    package var slots: String?
    package var slotCount: Int
    package var configEpoch: Int?
    package var shardID: String?

    package init(
        node: String,
        file: String,
        id: String,
        address: String? = nil,
        isSelf: Bool,
        role: String,
        masterID: String? = nil,
        flags: String,
        slots: String? = nil,
        slotCount: Int,
        configEpoch: Int? = nil,
        shardID: String? = nil
    ) {
        self.node = node
        self.file = file
        self.id = id
        self.address = address
        self.isSelf = isSelf
        self.role = role
        self.masterID = masterID
        self.flags = flags
        self.slots = slots
        self.slotCount = slotCount
        self.configEpoch = configEpoch
        self.shardID = shardID
    }

    package static let table = FactTable<Self>(
        "nodes_conf_member",
        "A line of a nodes.conf: a node as the file's owner last knew it.",
        filledBy: [.nodesConf],
        columns: [
            .text("node", \.node, "Address that the file's owner would have."),
            .text("file", \.file, "Path of the file."),
            .text("id", \.id, "Node id."),
            .text("address", \.address, "Address in the file, host:port."),
            .integer("is_self", \.isSelf, "1 for the owner's own line."),
            .text("role", \.role, "master or replica."),
            .text("master_id", \.masterID, "Id of its master, for a replica."),
            .text("flags", \.flags, "Flags as written."),
            .text("slots", \.slots, "Its slots, as ranges."),
            .integer("slot_count", \.slotCount, "How many."),
            .integer("config_epoch", \.configEpoch, "Config epoch."),
            .text("shard_id", \.shardID, "Shard id (7.2 on)."),
        ]
    )
}
