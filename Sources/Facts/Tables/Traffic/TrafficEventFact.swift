/// The life of the cluster as the wire shows it, in the order of time.
package struct TrafficEventFact: Fact {
    package var at: String
    package var frame: Int
    package var stream: Int
    package var file: String
    package var kind: String
    package var node: String
    package var subject: String?
    package var epoch: Int?
    package var slots: String?
    package var seconds: Double

    package init(
        at: String,
        frame: Int,
        stream: Int,
        file: String,
        kind: String,
        node: String,
        subject: String? = nil,
        epoch: Int? = nil,
        slots: String? = nil,
        seconds: Double
    ) {
        self.at = at
        self.frame = frame
        self.stream = stream
        self.file = file
        self.kind = kind
        self.node = node
        self.subject = subject
        self.epoch = epoch
        self.slots = slots
        self.seconds = seconds
    }

    package static let table = FactTable<Self>(
        "traffic_event",
        "The life of the cluster as the wire shows it, in the order of time.",
        filledBy: [.captureBus, .captureReplication],
        columns: [
            .text("at", \.at, "Time, RFC 3339 in UTC."),
            .integer("frame", \.frame, "Frame number, as Wireshark counts."),
            .integer("stream", \.stream, "The connection."),
            .text("file", \.file, "The capture."),
            .text(
                "kind",
                \.kind,
                "pfail, pfail_withdrawn, fail, last_heard, back, election, manual_failover, vote, election_lost, "
                    + "promoted, demoted, update, slots_gained, slots_lost, config_epoch, cluster_down, "
                    + "cluster_up, meet, forgotten, clusters_joined, resync_full, resync_partial, resync_refused, resync_sync, "
                    + "resync_second_channel, resync_unknown or slot_migration."
            ),
            .text("node", \.node, "Who says or does it."),
            .text("subject", \.subject, "About whom, or to whom."),
            .integer("epoch", \.epoch, "Epoch that it is about."),
            .text("slots", \.slots, "Slots that it is about."),
            .real("seconds", \.seconds, "Seconds from the start of the capture."),
        ]
    )
}
