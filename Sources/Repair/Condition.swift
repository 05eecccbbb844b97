package import ClusterModel

/// Something that must hold at a node: before a step (guard) or after it (check).
///
/// Data, so that a plan can show it.
package struct Condition: Sendable, Hashable, Codable {
    package enum Kind: Sendable, Hashable, Codable {
        /// CONFIG GET name gives one of these values.
        case config(name: String, oneOf: [CommandWord])
        /// master_link_status is up.
        case linkUp
        /// Number of keys the node holds in a slot.
        case keysInSlot(Int, Int)
        /// Number of keys in the node's first database.
        case noKeys
        /// The node's own line has this slot open no more.
        case slotClosed(Int)
        /// The node's own line has this slot open in this direction.
        case slotOpen(Int)
        /// In this node's view the slots belong to the node with this id; nil: to nobody.
        case slotsBelong(SlotSet, to: NodeID?)
        /// The node knows all these ids and none is in handshake.
        case knows([NodeID])
        /// In this node's view `replica` follows `master`.
        case follows(replica: NodeID, master: NodeID)
        /// The node's own config epoch.
        case ownEpoch(Int)
        /// The node does not list this id.
        case forgotten(NodeID)
        /// In this node's view that node is a master.
        case isMaster(NodeID)
        /// The node answers PING.
        case answers
        /// The node says cluster_state:ok and has all slots assigned.
        case stateOK
    }

    package var node: String
    package var kind: Kind

    package init(_ node: String, _ kind: Kind) {
        self.node = node
        self.kind = kind
    }
}

extension Condition: CustomStringConvertible {
    package var description: String {
        switch kind {
        case .config(let name, let values):
            "\(node) has \(name) \(values.map { $0.shown }.joined(separator: " or "))"
        case .linkUp: "\(node) has its link to the master up"
        case .keysInSlot(let slot, let count): "\(node) holds \(count) keys of slot \(slot)"
        case .noKeys: "\(node) holds no keys"
        case .slotClosed(let slot): "slot \(slot) is closed at \(node)"
        case .slotOpen(let slot): "slot \(slot) is still open at \(node)"
        case .slotsBelong(let slots, nil): "\(node) sees no owner of \(slots)"
        case .slotsBelong(let slots, let id?): "\(node) gives \(slots) to \(id.short)"
        case .knows(let ids): "\(node) knows all \(ids.count) nodes"
        case .follows(let replica, let master): "\(node) sees \(replica.short) follow \(master.short)"
        case .ownEpoch(let epoch): "\(node) has the config epoch \(epoch)"
        case .forgotten(let id): "\(node) has forgotten \(id.short)"
        case .isMaster(let id): "\(node) sees \(id.short) as a master"
        case .answers: "\(node) answers"
        case .stateOK: "\(node) says cluster_state:ok"
        }
    }
}
