/// What was examined, when, by which version.
package struct RunFact: Fact {
    package var started: String
    package var kind: String
    package var targets: String
    package var toolVersion: String
    package var timeoutMilliseconds: Int

    package init(started: String, kind: String, targets: String, toolVersion: String, timeoutMilliseconds: Int) {
        self.started = started
        self.kind = kind
        self.targets = targets
        self.toolVersion = toolVersion
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    package static let table = FactTable<Self>(
        "run",
        "What was examined: one row.",
        columns: [
            .text("started", \.started, "Start of the scan, RFC 3339 in UTC."),
            .text("kind", \.kind, "live, files, snapshot or capture."),
            .text("targets", \.targets, "Targets as given, separated by spaces."),
            .text("tool_version", \.toolVersion, "Version of rcdoctor."),
            .integer("timeout_ms", \.timeoutMilliseconds, "Deadline given to each node, in milliseconds."),
        ]
    )
}

/// One question put to one node, and how it went.
///
/// "Not collected" is a fact too.
package struct CollectionFact: Fact {
    package var node: String
    package var collector: CollectorName
    package var status: CollectionStatus
    package var milliseconds: Double?
    package var detail: String?

    package init(
        node: String,
        collector: CollectorName,
        status: CollectionStatus,
        milliseconds: Double? = nil,
        detail: String? = nil
    ) {
        self.node = node
        self.collector = collector
        self.status = status
        self.milliseconds = milliseconds
        self.detail = detail
    }

    package static let table = FactTable<Self>(
        "collection",
        "Which question was put to which node, and how it went.",
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("collector", \.collector.rawValue, "What was asked: connect, INFO, CONFIG GET, CLUSTER NODES …"),
            .text(
                "status",
                \.status.rawValue,
                "ok, denied, unsupported, renamed, unreachable, timed_out or not_asked."
            ),
            .real("ms", \.milliseconds, "Time it took, in milliseconds."),
            .text("detail", \.detail, "The refusal in the server's or the system's own words."),
        ]
    )
}
