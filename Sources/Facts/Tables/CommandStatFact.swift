/// How often a command was called since the start or CONFIG RESETSTAT.
package struct CommandStatFact: Fact {
    package var node: String
    package var command: String
    package var calls: Int
    package var durationMicroseconds: Int?
    package var rejected: Int?
    package var failed: Int?

    package init(
        node: String,
        command: String,
        calls: Int,
        durationMicroseconds: Int? = nil,
        rejected: Int? = nil,
        failed: Int? = nil
    ) {
        self.node = node
        self.command = command
        self.calls = calls
        self.durationMicroseconds = durationMicroseconds
        self.rejected = rejected
        self.failed = failed
    }

    package static let table = FactTable<Self>(
        "command_stat",
        "How often a command was called since the start or CONFIG RESETSTAT.",
        filledBy: [.info],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("command", \.command, "Command, lower case; subcommands as config|get (7.0 on)."),
            .integer("calls", \.calls, "How often it ran."),
            .integer("duration_us", \.durationMicroseconds, "Time it took in all, microseconds."),
            .integer("rejected", \.rejected, "Calls refused before they ran (6.2 on)."),
            .integer("failed", \.failed, "Calls that failed while they ran (6.2 on)."),
        ]
    )
}
