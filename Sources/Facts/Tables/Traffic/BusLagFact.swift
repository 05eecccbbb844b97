/// How long a member let the others wait for its pongs.
package struct BusLagFact: Fact {
    package var node: String
    package var id: String
    package var pongs: Int
    package var mean: Double
    package var maximum: Double
    package var maximumFrame: Int
    package var stream: Int
    package var ended: Double

    package init(
        node: String,
        id: String,
        pongs: Int,
        mean: Double,
        maximum: Double,
        maximumFrame: Int,
        stream: Int,
        ended: Double
    ) {
        self.node = node
        self.id = id
        self.pongs = pongs
        self.mean = mean
        self.maximum = maximum
        self.maximumFrame = maximumFrame
        self.stream = stream
        self.ended = ended
    }

    package static let table = FactTable<Self>(
        "bus_lag",
        "How long a member let the others wait for its pongs.",
        filledBy: [.captureBus],
        columns: [
            .text("node", \.node, "Client address of the member."),
            .text("node_id", \.id, "Its node id."),
            .integer("pongs", \.pongs, "Pongs that were seen together with their pings."),
            .real("mean_ms", \.mean, "Mean wait, milliseconds."),
            .real("max_ms", \.maximum, "Longest wait, milliseconds."),
            .integer("max_frame", \.maximumFrame, "Frame of the pong that took longest."),
            .integer("stream", \.stream, "Its connection."),
            .real("ended_s", \.ended, "Seconds from the start of the capture to that pong."),
        ]
    )
}
