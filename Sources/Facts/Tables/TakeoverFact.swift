/// The rehearsal of a failover: what stands between this replica and taking over from its master now.
package struct TakeoverFact: Fact {
    package var replica: String
    package var master: String
    package var eligible: Bool
    package var obstacle: String?
    package var dataAgeSeconds: Int?
    package var allowedAgeSeconds: Int?
    package var behindBytes: Int?
    package var votes: Int
    package var votesNeeded: Int
    package var standsAlone: Bool

    package init(
        replica: String,
        master: String,
        eligible: Bool,
        obstacle: String? = nil,
        dataAgeSeconds: Int? = nil,
        allowedAgeSeconds: Int? = nil,
        behindBytes: Int? = nil,
        votes: Int,
        votesNeeded: Int,
        standsAlone: Bool
    ) {
        self.replica = replica
        self.master = master
        self.eligible = eligible
        self.obstacle = obstacle
        self.dataAgeSeconds = dataAgeSeconds
        self.allowedAgeSeconds = allowedAgeSeconds
        self.behindBytes = behindBytes
        self.votes = votes
        self.votesNeeded = votesNeeded
        self.standsAlone = standsAlone
    }

    package static let table = FactTable<Self>(
        "takeover",
        "What stands between each replica and taking over from its master now.",
        filledBy: [.clusterNodes],
        columns: [
            .text("replica", \.replica, "Address of the replica."),
            .text("master", \.master, "Address of its master."),
            .integer("eligible", \.eligible, "1 if nothing stands in its way."),
            .text(
                "obstacle",
                \.obstacle,
                "The first thing that does: not-answering, failed-in-view, failover-disabled, syncing, no-data, "
                    + "too-old, no-majority."
            ),
            .integer(
                "data_age_seconds",
                \.dataAgeSeconds,
                "Seconds since it last heard from its master; 0 while the link is up."
            ),
            .integer(
                "allowed_age_seconds",
                \.allowedAgeSeconds,
                "Longest age with which it may still stand for election; NULL for no limit."
            ),
            .integer("behind_bytes", \.behindBytes, "How far its data is behind the master's, bytes."),
            .integer("votes", \.votes, "Slot owners other than its master that could vote for it."),
            .integer("votes_needed", \.votesNeeded, "Votes that it needs."),
            .integer("stands_alone", \.standsAlone, "1 if no other replica of this shard is eligible."),
        ]
    )
}
