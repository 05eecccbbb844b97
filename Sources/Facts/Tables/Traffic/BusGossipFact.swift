/// What a member says about another that is in trouble.
package struct BusGossipFact: Fact {
    package var reporter: String
    package var reporterID: String
    package var subject: String
    package var subjectID: String
    package var state: String
    package var count: Int
    package var firstAt: String
    package var lastAt: String
    package var firstFrame: Int
    package var lastFrame: Int
    package var stream: Int
    package var seconds: Double

    package init(
        reporter: String,
        reporterID: String,
        subject: String,
        subjectID: String,
        state: String,
        count: Int,
        firstAt: String,
        lastAt: String,
        firstFrame: Int,
        lastFrame: Int,
        stream: Int,
        seconds: Double
    ) {
        self.reporter = reporter
        self.reporterID = reporterID
        self.subject = subject
        self.subjectID = subjectID
        self.state = state
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.stream = stream
        self.seconds = seconds
    }

    package static let table = FactTable<Self>(
        "bus_gossip",
        "What a member says about another that is in trouble.",
        filledBy: [.captureBus],
        columns: [
            .text("reporter", \.reporter, "Client address of the member that says it."),
            .text("reporter_id", \.reporterID, "Its node id."),
            .text("subject", \.subject, "Client address of the other, or the start of its id."),
            .text("subject_id", \.subjectID, "Its node id."),
            .text("state", \.state, "Flags as CLUSTER NODES writes them: fail?, fail, handshake, noaddr."),
            .integer("count", \.count, "How often."),
            .text("first_at", \.firstAt, "Time of the first, RFC 3339 in UTC."),
            .text("last_at", \.lastAt, "Time of the last."),
            .integer("first_frame", \.firstFrame, "Frame number of the first, as Wireshark counts."),
            .integer("last_frame", \.lastFrame, "Frame number of the last."),
            .integer(
                "stream",
                \.stream,
                "Connection of the first: tcp.stream in Wireshark, if the capture is one file without "
                    + "a filter."
            ),
            .real("seconds", \.seconds, "Seconds from the first to the last."),
        ]
    )
}
