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

    /// How the name of a server begins that shows it, where others do not: `redis-8`, `valkey`. nil: any.
    var server: String? { get }
    /// Whom to ask about it.
    var question: FaultQuestion { get }

    /// Where the finding must be; read off the cluster before the fault is injected.
    func subject(in cluster: LabCluster) -> FaultSubject
    func inject(into cluster: LabCluster) async throws
}

/// What a finding about a fault must name.
package struct FaultSubject: Sendable {
    /// One of these; empty: the cluster as a whole; nil: whichever nodes were acted on.
    package let nodes: [String]?
    /// Servers that the fault starts will do, too.
    package let orExtras: Bool
    package let slot: Int?

    init(nodes: [String]?, orExtras: Bool = true, slot: Int? = nil) {
        self.nodes = nodes
        self.orExtras = orExtras
        self.slot = slot
    }
}

extension LabFault {
    package var settles: Double { 0 }
    package var server: String? { nil }
    package var question: FaultQuestion { .anybody }
    package func subject(in cluster: LabCluster) -> FaultSubject { FaultSubject(nodes: nil) }
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
        ] + SettingFault.all + catalogue

    package static func named(_ name: String) throws(LabError) -> any LabFault {
        guard let fault = all.first(where: { $0.name == name }) else {
            throw LabError.unknownFault(name, known: all.map(\.name))
        }
        return fault
    }
}
