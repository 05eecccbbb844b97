/// A connection of the cluster bus, as CLUSTER LINKS shows it (7.0 on).
package struct BusLinkFact: Fact {
    package var observer: String
    package var peerID: String
    package var peer: String?
    package var direction: String
    package var ageMilliseconds: Int?
    package var bufferBytes: Int?
    package var waitingBytes: Int?

    package init(
        observer: String,
        peerID: String,
        peer: String? = nil,
        direction: String,
        ageMilliseconds: Int? = nil,
        bufferBytes: Int? = nil,
        waitingBytes: Int? = nil
    ) {
        self.observer = observer
        self.peerID = peerID
        self.peer = peer
        self.direction = direction
        self.ageMilliseconds = ageMilliseconds
        self.bufferBytes = bufferBytes
        self.waitingBytes = waitingBytes
    }

    package static let table = FactTable<Self>(
        "bus_link",
        "A connection of the cluster bus, as CLUSTER LINKS shows it (7.0 on).",
        filledBy: [.busLinks],
        columns: [
            .text("observer", \.observer, "Address of the node that shows it."),
            .text("peer_id", \.peerID, "Node id of the other end."),
            .text("peer", \.peer, "Address of the other end; NULL if nobody with that id is known."),
            .text("direction", \.direction, "to (made by the observer) or from (accepted by it)."),
            .integer("age_ms", \.ageMilliseconds, "Age of the connection, milliseconds."),
            .integer("buffer_bytes", \.bufferBytes, "Bytes allocated for what is to be sent."),
            .integer("waiting_bytes", \.waitingBytes, "Bytes that wait to be sent."),
        ]
    )
}
