import ClusterModel

extension LabCluster {
    /// A slot from the middle of a master's range and another master, for faults that need both.
    func slotAndStranger(for fault: any LabFault) throws(LabError) -> (slot: Int, owner: LabMember, other: LabMember) {
        try require(masters: 2, replicas: 0, for: fault)
        let owner = masters[0]
        let slots = Array(owner.slots)
        return (slots[slots.count / 2], owner, masters[1])
    }
}
