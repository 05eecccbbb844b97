/// Tries of replicas to take over, as the bus shows them.
package struct BusElectionFact: Fact {
    package var node: String
    package var id: String
    package var epoch: Int
    package var master: String?
    package var masterID: String?
    package var isManual: Bool
    package var masterHeardAt: String?
    package var masterHeardFrame: Int?
    package var askedAt: String
    package var askedFrame: Int
    package var file: String
    package var requests: Int
    package var votes: Int
    package var masters: Int?
    package var majority: Int?
    package var outcome: String
    package var endedAt: String?
    package var endedFrame: Int?
    package var seconds: Double?

    package init(
        node: String,
        id: String,
        epoch: Int,
        master: String? = nil,
        masterID: String? = nil,
        isManual: Bool,
        masterHeardAt: String? = nil,
        masterHeardFrame: Int? = nil,
        askedAt: String,
        askedFrame: Int,
        file: String,
        requests: Int,
        votes: Int,
        masters: Int? = nil,
        majority: Int? = nil,
        outcome: String,
        endedAt: String? = nil,
        endedFrame: Int? = nil,
        seconds: Double? = nil
    ) {
        self.node = node
        self.id = id
        self.epoch = epoch
        self.master = master
        self.masterID = masterID
        self.isManual = isManual
        self.masterHeardAt = masterHeardAt
        self.masterHeardFrame = masterHeardFrame
        self.askedAt = askedAt
        self.askedFrame = askedFrame
        self.file = file
        self.requests = requests
        self.votes = votes
        self.masters = masters
        self.majority = majority
        self.outcome = outcome
        self.endedAt = endedAt
        self.endedFrame = endedFrame
        self.seconds = seconds
    }

    package static let table = FactTable<Self>(
        "bus_election",
        "Tries of replicas to take over, as the bus shows them.",
        filledBy: [.captureBus],
        columns: [
            .text("node", \.node, "The replica that asks for votes."),
            .text("id", \.id, "Its id."),
            .integer("epoch", \.epoch, "Current epoch that it asks with; its config epoch if it wins."),
            .text("master", \.master, "Address of the master whose slots it wants."),
            .text("master_id", \.masterID, "Id of that master."),
            .integer(
                "manual",
                \.isManual,
                "1 if an operator started it: votes are asked for although the master is up."
            ),
            .text("master_heard_at", \.masterHeardAt, "When the master was heard last before that, RFC 3339 in UTC."),
            .integer("master_heard_frame", \.masterHeardFrame, "Frame of that."),
            .text("asked_at", \.askedAt, "When it asked first."),
            .integer("asked_frame", \.askedFrame, "Frame of that, as Wireshark counts."),
            .text("file", \.file, "The capture."),
            .integer("requests", \.requests, "Requests that were seen, one per member that was asked."),
            .integer("votes", \.votes, "Masters that voted for it."),
            .integer("masters", \.masters, "Masters with slots that were heard before."),
            .integer("majority", \.majority, "Votes that win."),
            .text(
                "outcome",
                \.outcome,
                "won, lost (it asked again, or another took the slots), or open at the end of the capture."
            ),
            .text("ended_at", \.endedAt, "When that was seen."),
            .integer("ended_frame", \.endedFrame, "Frame of that."),
            .real("seconds", \.seconds, "Seconds from the first request to that."),
        ]
    )
}
