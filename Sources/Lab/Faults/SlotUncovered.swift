import ClusterModel
import RESP

/// A slot that nobody serves any more.
struct SlotUncovered: LabFault {
    let name = "slot-uncovered"
    let summary = "a slot is taken from its owner everywhere: the cluster stops, its keys stay where they are"
    let rule = "slots/slot-uncovered"

    func inject(into cluster: LabCluster) async throws {
        let slot = try cluster.slotAndStranger(for: self).slot
        // A heartbeat on its way while the slot was deleted gives it back to its owner in one or another view.
        for _ in 0..<10 {
            try await delete(slot, in: cluster)
            try await Task.sleep(for: .milliseconds(1_200))
            if await views(of: slot, in: cluster.lab).isEmpty { return }
        }
        throw LabError.noEffect(fault: name, expected: "slot \(slot) without an owner in every view")
    }

    /// Deletes the slot at once on all nodes that still know an owner.
    private func delete(_ slot: Int, in cluster: LabCluster) async throws {
        let holders = await views(of: slot, in: cluster.lab)
        let command = RESPCommand("CLUSTER", "DELSLOTS", .number(slot))
        _ = await cluster.lab.askAll { port in
            holders.contains(port) ? try await cluster.lab.send([command], to: port) : nil
        }
        for member in cluster.members where holders.contains(member.port) { cluster.did("\(command)", on: member) }
    }

    /// The ports of the nodes in whose view somebody owns the slot.
    private func views(of slot: Int, in lab: Lab) async -> Set<Int> {
        let answers = await lab.askAll { port -> Int? in
            let replies = try await lab.send([RESPCommand("CLUSTER", "NODES")], to: port)
            guard let text = replies.first?.string else { return nil }
            return ClusterNodes.parse(text).nodes.contains { $0.slots.contains(slot) } ? port : nil
        }
        return Set(answers.compactMap { $0 })
    }
}
