/// A ping on the cluster bus that has waited for its pong for a second or longer.
package struct BusSilenceFact: Fact {
    package var observer: String
    package var node: String
    package var pingAgeMilliseconds: Int
    package var pongAgeMilliseconds: Int?

    package init(
        observer: String,
        node: String,
        pingAgeMilliseconds: Int,
        pongAgeMilliseconds: Int? = nil
    ) {
        self.observer = observer
        self.node = node
        self.pingAgeMilliseconds = pingAgeMilliseconds
        self.pongAgeMilliseconds = pongAgeMilliseconds
    }

    package static let table = FactTable<Self>(
        "bus_silence",
        "A ping on the cluster bus that has waited for its pong for a second or longer.",
        filledBy: [.clusterNodes],
        columns: [
            .text("observer", \.observer, "Node that sent the ping."),
            .text("node", \.node, "Node that does not answer it."),
            .integer("ping_age_ms", \.pingAgeMilliseconds, "Age of the unanswered ping, by the observer's clock."),
            .integer(
                "pong_age_ms",
                \.pongAgeMilliseconds,
                "Age of the last pong, rounded to the second by the server."
            ),
        ]
    )
}
