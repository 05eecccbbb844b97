/// A master that owns slots, with its replicas.
package struct ShardFact: Fact {
    package var master: String
    package var masterID: String
    package var slots: String
    package var slotCount: Int
    package var replicas: Int
    package var liveReplicas: Int
    package var masterAlive: Bool
    package var ranges: Int?

    package init(
        master: String,
        masterID: String,
        slots: String,
        slotCount: Int,
        replicas: Int,
        liveReplicas: Int,
        masterAlive: Bool,
        ranges: Int? = nil
    ) {
        self.master = master
        self.masterID = masterID
        self.slots = slots
        self.slotCount = slotCount
        self.replicas = replicas
        self.liveReplicas = liveReplicas
        self.masterAlive = masterAlive
        self.ranges = ranges
    }

    package static let table = FactTable<Self>(
        "shard",
        "A master that owns slots, with its replicas.",
        filledBy: [.clusterNodes],
        columns: [
            .text("master", \.master, "Address of the master."),
            .text("master_id", \.masterID, "Id of the master."),
            .text("slots", \.slots, "Its slots, as ranges."),
            .integer("slot_count", \.slotCount, "How many slots it owns."),
            .integer("replicas", \.replicas, "Replicas that are members, dead ones included."),
            .integer("live_replicas", \.liveReplicas, "Replicas that answered, or that no majority marks fail."),
            .integer("master_alive", \.masterAlive, "1 if the master answered, or no majority marks it fail."),
            .integer("ranges", \.ranges, "In how many ranges its slots lie."),
        ]
    )
}
