/// The clock of a node beside the clock of this machine.
package struct ClockFact: Fact {
    package var node: String
    package var unixSeconds: Int
    package var skewMilliseconds: Int
    package var uncertaintyMilliseconds: Int

    package init(node: String, unixSeconds: Int, skewMilliseconds: Int, uncertaintyMilliseconds: Int) {
        self.node = node
        self.unixSeconds = unixSeconds
        self.skewMilliseconds = skewMilliseconds
        self.uncertaintyMilliseconds = uncertaintyMilliseconds
    }

    package static let table = FactTable<Self>(
        "clock",
        "The clock of a node (TIME) beside the clock of the machine that the scan ran on.",
        filledBy: [.connect],
        columns: [
            .text("node", \.node, "Address of the node."),
            .integer("unix_seconds", \.unixSeconds, "Unix time of the node when it answered."),
            .integer(
                "skew_ms",
                \.skewMilliseconds,
                "How far it goes ahead of this machine's clock, milliseconds; negative if behind."
            ),
            .integer(
                "uncertainty_ms",
                \.uncertaintyMilliseconds,
                "The difference may be wrong by so much: the answer was that long under way."
            ),
        ]
    )
}
