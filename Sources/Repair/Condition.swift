package import ClusterModel

/// Something that must hold at a node: before a step (guard) or after it (check).
///
/// Data, so that a plan can show it.
package struct Condition: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
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
        case .stateOK: "\(node) says cluster_state:ok"
        }
    }
}
