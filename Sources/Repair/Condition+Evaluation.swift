import ClusterModel
import Collectors
import RESP

extension Condition {
    /// The question to put to the node.
    var question: RESPCommand {
        switch kind {
        case .config(let name, _): RESPCommand("CONFIG", "GET", .text(name))
        case .linkUp: RESPCommand("INFO", "replication")
        case .keysInSlot(let slot, _): RESPCommand("CLUSTER", "COUNTKEYSINSLOT", .number(slot))
        case .noKeys: RESPCommand("DBSIZE")
        case .stateOK: RESPCommand("CLUSTER", "INFO")
        case .answers: RESPCommand("PING")
        case .slotClosed, .slotOpen, .slotsBelong, .knows, .follows, .ownEpoch, .forgotten, .isMaster:
            RESPCommand("CLUSTER", "NODES")
        }
    }

    /// Whether the answer meets the condition.
    func holds(_ reply: RESPValue, _ vault: SecretVault) -> Bool {
        switch kind {
        case .config(let name, let values):
            guard let current = reply[name]?.string else { return false }
            return values.contains { $0.argument(vault)?.bytes == Array(current.utf8) }
        case .linkUp:
            guard let text = reply.string else { return false }
            return ReplicationInfo(InfoText(text))?.linkStatus == .up
        case .keysInSlot(_, let count): return reply.integer == Int64(count)
        case .noKeys: return reply.integer == 0
        case .stateOK:
            let info = reply.string.map { ClusterInfo.parse($0) }
            return info?.state == "ok" && info?.slotsAssigned == HashSlot.count
        case .answers: return reply.error == nil
        case .slotClosed, .slotOpen, .slotsBelong, .knows, .follows, .ownEpoch, .forgotten, .isMaster:
            return reply.string.map { holds(in: ClusterNodes.parse($0)) } ?? false
        }
    }

    private func holds(in view: ClusterNodes) -> Bool {
        switch kind {
        case .slotClosed(let slot): view.myself?.openSlots.contains { $0.slot == slot } == false
        case .slotOpen(let slot): view.myself?.openSlots.contains { $0.slot == slot } == true
        case .slotsBelong(let slots, let id):
            // A view without its own node is no view, and proves nothing.
            view.myself != nil
                && view.nodes.allSatisfy { node in
                    let shared = node.slots.intersection(slots)
                    return node.id == id ? shared == slots : shared.isEmpty
                } && (id.map { view[$0] != nil } ?? true)
        case .knows(let ids):
            ids.allSatisfy { id in view[id].map { !$0.flags.contains(.handshake) } ?? false }
        case .follows(let replica, let master): view[replica]?.masterID == master
        case .ownEpoch(let epoch): view.myself?.configEpoch == Int64(epoch)
        case .forgotten(let id): view.myself != nil && view[id] == nil
        case .isMaster(let id): view[id]?.isMaster == true
        default: false
        }
    }
}
