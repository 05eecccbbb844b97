/// An entry of SLOWLOG or COMMANDLOG: a command that took long, or was large.
package struct SlowEntryFact: Fact {
    package var node: String
    package var kind: String
    package var entryID: Int?
    package var ageSeconds: Int?
    package var durationMicroseconds: Int?
    package var bytes: Int?
    package var command: String
    package var arguments: Int
    package var clientHost: String?

    package init(
        node: String,
        kind: String,
        entryID: Int? = nil,
        ageSeconds: Int? = nil,
        durationMicroseconds: Int? = nil,
        bytes: Int? = nil,
        command: String,
        arguments: Int,
        clientHost: String? = nil
    ) {
        self.node = node
        self.kind = kind
        self.entryID = entryID
        self.ageSeconds = ageSeconds
        self.durationMicroseconds = durationMicroseconds
        self.bytes = bytes
        self.command = command
        self.arguments = arguments
        self.clientHost = clientHost
    }

    package static let table = FactTable<Self>(
        "slow_entry",
        "An entry of SLOWLOG or COMMANDLOG: a command that took long, or was large.",
        filledBy: [.slowlog],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("kind", \.kind, "slow, large-request or large-reply."),
            .integer("entry_id", \.entryID, "Number of the entry."),
            .integer("age_seconds", \.ageSeconds, "How long ago, by the node's clock."),
            .integer(
                "duration_us",
                \.durationMicroseconds,
                "Time that the command took in the server, microseconds; for slow entries."
            ),
            .integer("bytes", \.bytes, "Size; for the large ones."),
            .text(
                "command",
                \.command,
                "Name of the command, lower case, with the subcommand where it has one; never an "
                    + "argument."
            ),
            .integer("arguments", \.arguments, "Number of words, the command's own included."),
            .text("client_host", \.clientHost, "Host of the client (4.0 on)."),
        ]
    )
}
