package import ClusterModel

/// What a message said that was not known before.
package struct BusNews: Sendable, Hashable {
    /// A newer message of the sender came before it on another connection: its role and slots are the past.
    ///
    /// A replica's last requests for votes often come after the news that it has won.
    package internal(set) var isOvertaken = false
    /// What the sender claims of itself, if that is new.
    package internal(set) var change: BusClaimChange?
    /// Index of the election that begins with it.
    package internal(set) var began: Int?
    /// Index of the election that gets a vote by it.
    package internal(set) var voted: Int?
    /// It is a vote, for an election that is not known.
    package internal(set) var isStrayVote = false
    /// Indices of the elections that it decides.
    package internal(set) var settled: [Int] = []
}

/// A member claims something else than before.
package struct BusClaimChange: Sendable, Hashable {
    /// Nil when it is heard first.
    package let old: BusClaim?
    package let new: BusClaim
    /// Who claimed the slots before that it has taken over now.
    package let previousOwners: [NodeID]

    package var gained: SlotSet { new.slots.subtracting(old?.slots ?? SlotSet()) }
    package var lost: SlotSet { (old?.slots ?? SlotSet()).subtracting(new.slots) }
}
