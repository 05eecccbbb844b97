package import ClusterModel

/// Slots that go from one master to another with their keys, or keys that go home to the owner of their slot.
package struct SlotMove: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable {
        /// The target becomes the owner of the slots.
        case slots
        /// The target owns the slots already; the source only holds keys of them.
        case keys
    }

    /// A master, with the address at which the other one reaches it.
    package struct Party: Sendable, Hashable, Codable {
        package var node: String
        package var id: NodeID
        package var host: String
        package var port: Int

        package init(node: String, id: NodeID, host: String, port: Int) {
            self.node = node
            self.id = id
            self.host = host
            self.port = port
        }
    }

    package var kind: Kind
    package var slots: SlotSet
    package var source: Party
    package var target: Party
    /// Other masters, which are told at the end rather than left to gossip.
    package var others: [String] = []

    package init(_ kind: Kind, slots: SlotSet, source: Party, target: Party, others: [String] = []) {
        self.kind = kind
        self.slots = slots
        self.source = source
        self.target = target
        self.others = others
    }

    /// The same slots in the other direction.
    package var reversed: SlotMove { SlotMove(kind, slots: slots, source: target, target: source, others: others) }

    /// How plans and journals name it: it is many commands, SETSLOT and MIGRATE.
    package var words: [CommandWord] {
        .plain("MOVE", kind == .slots ? "SLOTS" : "KEYS-OF-SLOTS", slots.description, "TO", target.node)
    }
}
