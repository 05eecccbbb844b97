import ClusterModel

/// A kind of line in a node's log, folded: one row however often it stands there.
package struct LogEventFact: Fact {
    package var node: String?
    package var file: String
    package var kind: String
    package var level: String?
    package var count: Int
    package var firstAt: String?
    package var lastAt: String?
    package var ageSeconds: Int?
    package var recentCount: Int?
    package var sinceStart: Bool?
    package var subjectID: String?
    package var text: String
    package var line: Int?

    package init(
        node: String? = nil,
        file: String,
        kind: String,
        level: String? = nil,
        count: Int,
        firstAt: String? = nil,
        lastAt: String? = nil,
        ageSeconds: Int? = nil,
        recentCount: Int? = nil,
        sinceStart: Bool? = nil,
        subjectID: String? = nil,
        text: String,
        line: Int? = nil
    ) {
        self.node = node
        self.file = file
        self.kind = kind
        self.level = level
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.ageSeconds = ageSeconds
        self.recentCount = recentCount
        self.sinceStart = sinceStart
        self.subjectID = subjectID
        self.text = text
        self.line = line
    }

    package static let table = FactTable<Self>(
        "log_event",
        "A kind of line in a node's log, folded: one row however often it stands there.",
        filledBy: [.serverLog],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("file", \.file, "Path of the log."),
            .text("kind", \.kind, "What it tells: " + LogEventKind.glossary + "."),
            .text("level", \.level, "debug, verbose, notice or warning."),
            .integer("count", \.count, "How often."),
            .text(
                "first_at",
                \.firstAt,
                "Time of the first, RFC 3339 as far as the log tells; the zone is the server's."
            ),
            .text("last_at", \.lastAt, "Time of the last."),
            .integer("age_seconds", \.ageSeconds, "How long ago the last was, if the log gives the year."),
            .integer("recent_count", \.recentCount, "How many in the last ten minutes of the log."),
            .integer(
                "since_start",
                \.sinceStart,
                "1 if the last one came after the last start of the server that the log shows, NULL if it shows none."
            ),
            .text("subject_id", \.subjectID, "Node id that the last one speaks about."),
            .text("text", \.text, "The last one, cut to 200 characters, secrets and key names taken out."),
            .integer("line", \.line, "Line number of the last one; NULL where only the end of the log was read."),
        ]
    )
}
