/// How many keys a node holds in a slot; counted only where it matters.
package struct SlotKeysFact: Fact {
    package var node: String
    package var slot: Int
    package var keys: Int

    package init(node: String, slot: Int, keys: Int) {
        self.node = node
        self.slot = slot
        self.keys = keys
    }

    package static let table = FactTable<Self>(
        "slot_keys",
        "How many keys a node holds in a slot; counted only where it matters.",
        filledBy: [.slotKeys],
        columns: [
            .text("node", \.node, "Node that was asked."),
            .integer("slot", \.slot, "The slot."),
            .integer("keys", \.keys, "Keys of that slot in this node's memory."),
        ]
    )
}
