/// An address that is announced for a node id, with who announces it.
package struct AddressClaimFact: Fact {
    package var id: String
    package var node: String
    package var address: String
    package var busPort: Int?
    package var observers: Int
    package var own: Bool
    package var answersID: String?
    package var result: String?

    package init(
        id: String,
        node: String,
        address: String,
        busPort: Int? = nil,
        observers: Int,
        own: Bool,
        answersID: String? = nil,
        result: String? = nil
    ) {
        self.id = id
        self.node = node
        self.address = address
        self.busPort = busPort
        self.observers = observers
        self.own = own
        self.answersID = answersID
        self.result = result
    }

    package static let table = FactTable<Self>(
        "address_claim",
        "An address that is announced for a node id, with who announces it.",
        filledBy: [.clusterNodes],
        columns: [
            .text("id", \.id, "Node id."),
            .text("node", \.node, "Address at which rcdoctor reached it."),
            .text("address", \.address, "Address that is announced, host:port."),
            .integer("bus_port", \.busPort, "Bus port that is announced."),
            .integer("observers", \.observers, "How many nodes believe this address."),
            .integer("own", \.own, "1 if the node announces it itself."),
            .text(
                "answers_id",
                \.answersID,
                "Id that answers at the announced address; NULL if nothing does or nobody asked."
            ),
            .text("result", \.result, "open, refused, timed_out, unreachable; NULL if it was not tried."),
        ]
    )
}
