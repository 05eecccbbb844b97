/// A fault that can be injected into a running lab.
///
/// It finds masters and replicas at run time and acts through the cluster alone, so that all that was done is reported.
package protocol LabFault: Sendable {
    var name: String { get }
    /// One line for `lab list`.
    var summary: String { get }
    /// Id of the rule that should name it.
    var rule: String { get }
    /// Seconds until the cluster has noticed, beyond what `inject` waits for itself.
    var settles: Double { get }

    func inject(into cluster: LabCluster) async throws
}

extension LabFault {
    package var settles: Double { 0 }
}

/// All faults, in the order in which a newcomer would try them.
package enum LabFaults {
    package static let all: [any LabFault] =
        [
            MasterauthMissing(), MasterauthLatent(), MasterauthWrong(), OtherPassword(),
            ReplicaDown(), ShardDown(), NodeFrozen(),
            SlotUncovered(), SlotMigrating(), SlotImporting(), OrphanedMaster(),
            SlotOwnerDropped(), PartialCoverage(), KeysInUnownedSlot(), MemberForgotten(), GhostNode(), IdentityLost(),
            ClusterModeOff(),
        ] + SettingFault.all

    package static func named(_ name: String) throws(LabError) -> any LabFault {
        guard let fault = all.first(where: { $0.name == name }) else {
            throw LabError.unknownFault(name, known: all.map(\.name))
        }
        return fault
    }
}
