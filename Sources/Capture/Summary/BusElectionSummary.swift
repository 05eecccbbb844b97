import ClusterBus
package import ClusterModel

/// When something was seen, and in which frame.
package struct BusMomentSummary: Sendable {
    package let at: String
    package let frame: Int

    init(_ moment: BusMoment) {
        at = CaptureTime.text(moment.time)
        frame = moment.frame
    }
}

/// A replica's try to take over.
package struct BusElectionSummary: Sendable {
    package let candidate: String
    package let candidateID: NodeID
    package let epoch: Int
    package let master: String?
    package let masterID: NodeID?
    package let isManual: Bool
    /// When its master was heard last before that.
    package let masterHeard: BusMomentSummary?
    package let asked: BusMomentSummary
    package let file: String
    package let requests: Int
    package let votes: Int
    /// Masters with slots that were heard before.
    package let masters: Int?
    package let majority: Int?
    /// `won`, `lost`, or `open` when the capture ended.
    package let outcome: String
    package let ended: BusMomentSummary?
    /// From the first request to the outcome.
    package let seconds: Double?
}

/// Two masters that claim the same slots, or the same config epoch, for a while.
package struct BusCollisionSummary: Sendable {
    package let first: String
    package let firstID: NodeID
    package let second: String
    package let secondID: NodeID
    /// Nil if it is about an epoch.
    package let slots: SlotSet?
    package let epoch: Int?
    package let since: BusMomentSummary
    package let file: String
    /// Nil if it was not over when the capture ended.
    package let until: BusMomentSummary?
    package let seconds: Double?
}
