/// A replica's link to its master, by the replica's word.
package struct ReplicaLinkFact: Fact {
    package var node: String
    package var master: String
    package var status: String
    package var downSeconds: Int?
    package var neverConnected: Bool
    package var lastIOSeconds: Int?
    package var syncing: Bool
    package var offset: Int?
    package var attached: Bool?
    package var attachedState: String?

    package init(
        node: String,
        master: String,
        status: String,
        downSeconds: Int? = nil,
        neverConnected: Bool,
        lastIOSeconds: Int? = nil,
        syncing: Bool,
        offset: Int? = nil,
        attached: Bool? = nil,
        attachedState: String? = nil
    ) {
        self.node = node
        self.master = master
        self.status = status
        self.downSeconds = downSeconds
        self.neverConnected = neverConnected
        self.lastIOSeconds = lastIOSeconds
        self.syncing = syncing
        self.offset = offset
        self.attached = attached
        self.attachedState = attachedState
    }

    package static let table = FactTable<Self>(
        "replica_link",
        "A replica's link to its master, by the replica's word.",
        filledBy: [.info],
        columns: [
            .text("node", \.node, "Address of the replica."),
            .text(
                "master",
                \.master,
                "Address of the master it follows; the node's address as used elsewhere when that "
                    + "master is a known member."
            ),
            .text("status", \.status, "up or down (master_link_status)."),
            .integer(
                "down_seconds",
                \.downSeconds,
                "Seconds since the link broke; NULL if unknown or never up since this process "
                    + "started."
            ),
            .integer("never_connected", \.neverConnected, "1 if the link was never up since this process started."),
            .integer(
                "last_io_seconds",
                \.lastIOSeconds,
                "Seconds since the master's last word; NULL while not connected."
            ),
            .integer("syncing", \.syncing, "1 while a full sync moves bytes."),
            .integer("offset", \.offset, "Replication offset of the replica, bytes."),
            .integer(
                "attached",
                \.attached,
                "1 if the master lists this replica in its INFO, 0 if not, NULL if the master could "
                    + "not be asked."
            ),
            .text(
                "attached_state",
                \.attachedState,
                "The state the master gives for it: wait_bgsave, send_bulk, online."
            ),
        ]
    )
}
