/// A password that went over the wire in clear.
package struct ClearPasswordFact: Fact {
    package var client: String
    package var node: String
    package var command: String
    package var count: Int
    package var firstAt: String
    package var lastAt: String
    package var firstFrame: Int
    package var lastFrame: Int
    package var stream: Int
    package var seconds: Double
    package var isLoopback: Bool

    package init(
        client: String,
        node: String,
        command: String,
        count: Int,
        firstAt: String,
        lastAt: String,
        firstFrame: Int,
        lastFrame: Int,
        stream: Int,
        seconds: Double,
        isLoopback: Bool
    ) {
        self.client = client
        self.node = node
        self.command = command
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.stream = stream
        self.seconds = seconds
        self.isLoopback = isLoopback
    }

    package static let table = FactTable<Self>(
        "clear_password",
        "A password that went over the wire in clear: who sent it to whom, never which.",
        filledBy: [.captureClients],
        columns: [
            .text("client", \.client, "Host of the client."),
            .text("node", \.node, "Address of the node."),
            .text("command", \.command, "Command that held it."),
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
            .integer("loopback", \.isLoopback, "1 if it did not leave its machine."),
        ]
    )
}
