/// On which machine each member runs, as far as it can be told.
package struct PlacementFact: Fact {
    package var node: String
    package var machine: String
    package var certain: Bool
    package var zone: String?
    package var role: String
    package var owner: Bool
    package var loopback: Bool

    package init(
        node: String,
        machine: String,
        certain: Bool,
        zone: String? = nil,
        role: String,
        owner: Bool,
        loopback: Bool
    ) {
        self.node = node
        self.machine = machine
        self.certain = certain
        self.zone = zone
        self.role = role
        self.owner = owner
        self.loopback = loopback
    }

    package static let table = FactTable<Self>(
        "placement",
        "On which machine each member runs, as far as it can be told.",
        filledBy: [.clusterNodes],
        columns: [
            .text("node", \.node, "Address of the member."),
            .text(
                "machine",
                \.machine,
                "Name of the machine: its host name if it was examined from within or has a loopback "
                    + "address here, else the host of its address; loopback if no machine was examined."
            ),
            .integer(
                "certain",
                \.certain,
                "1 if it was examined from within; 0 if only its address says so."
            ),
            .text("zone", \.zone, "Availability zone that it announces (Valkey 8 on)."),
            .text("role", \.role, "master or replica."),
            .integer("owner", \.owner, "1 if it owns slots."),
            .integer("loopback", \.loopback, "1 if the address under which the others know it is a loopback address."),
        ]
    )
}
