import ClusterModel
import RESP

/// A key on a master that does not own its slot: what a reshard leaves behind that was broken off.
struct KeysInUnownedSlot: LabFault {
    let name = "keys-in-unowned-slot"
    let summary = "a key lies on a master that does not own its slot: no client can reach it"
    let rule = "slots/keys-in-unowned-slot"

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 2, replicas: 0, for: self)
        let (owner, other) = (cluster.masters[0], cluster.masters[1])
        let keys = (0...10_000).lazy.map { "lab:stray:\($0)" }
        guard let key = keys.first(where: { owner.slots.contains(HashSlot.of(key: $0)) }) else { return }
        let slot = HashSlot.of(key: key)
        try await cluster.run(
            RESPCommand("CLUSTER", "SETSLOT", .number(slot), "IMPORTING", .text(owner.id.text)),
            RESPCommand("ASKING"),
            RESPCommand("SET", .text(key), "left behind"),
            RESPCommand("CLUSTER", "SETSLOT", .number(slot), "STABLE"),
            on: other
        )
    }
}
