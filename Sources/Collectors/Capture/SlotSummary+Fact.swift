import Capture
import Facts

extension SlotSummary {
    var fact: TrafficSlotFact {
        TrafficSlotFact(node: node, slot: slot, reads: reads, writes: writes, tagged: tagged)
    }
}
