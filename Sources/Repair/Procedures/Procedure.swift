import Diagnosis
import Examination

/// A repair whose steps depend on one another or on several nodes.
///
/// It only plans; the executor runs.
protocol Procedure: Sendable {
    static var name: String { get }
    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult
}

/// What a procedure comes to: steps, or words for a person where it may not act.
struct ProcedureResult {
    var steps: [RepairStep] = []
    var advice: [String] = []
}

/// The procedures by the names that rule files use.
package enum Procedures {
    private static let all: [any Procedure] = [
        AlignPasswords(), FormCluster(), AddUncoveredSlots(), CloseOpenSlot(), ReclaimSlots(), FinishMove(),
        SendKeysHome(),
        ShareSlots(), UseEmptyMaster(), AddReplica(), FollowOwner(), ForgetNode(), MeetNode(), MeetAgain(),
        PromoteReplica(),
        SettleOwners(), GrantReplication(), AlignUser(), AnnounceTruth(), ClearStranger(), StopScript(), KeepRunning(),
        KeepUsers(), EndPause(), CopyLibrary(), SaveLikeOthers(), RaiseNodeTimeout(), LowerMinReplicas(),
        CloseOrphanedSlot(), SwapReplicas(), FailoverElsewhere(),
    ]

    package static var names: [String] { all.map { type(of: $0).name } }

    static func named(_ name: String) -> (any Procedure)? {
        all.first { type(of: $0).name == name }
    }
}
