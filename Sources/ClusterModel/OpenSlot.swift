/// A slot that is being moved; only the `myself` line of a view tells.
package struct OpenSlot: Sendable, Hashable {
    package enum Direction: String, Sendable, Hashable {
        /// This node gives the slot to its peer: `[10->-peer]`.
        case migrating
        /// This node takes the slot from its peer: `[10-<-peer]`.
        case importing
    }

    package let slot: Int
    package let direction: Direction
    package let peer: NodeID

    package init(slot: Int, direction: Direction, peer: NodeID) {
        self.slot = slot
        self.direction = direction
        self.peer = peer
    }

    /// Reads `[10->-peer]` or `[10-<-peer]`, nil for anything else.
    init?(_ text: Bytes) {
        guard text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]"), text.count > 1,
            let (number, tail) = text.dropFirst().dropLast().cut(atFirst: UInt8(ascii: "-")),
            let slot = SlotSet.slot(number), let peer = NodeID(utf8: tail.dropFirst(2))
        else { return nil }
        if tail.prefix(2).equals(">-") {
            self.init(slot: slot, direction: .migrating, peer: peer)
        } else if tail.prefix(2).equals("<-") {
            self.init(slot: slot, direction: .importing, peer: peer)
        } else {
            return nil
        }
    }
}
