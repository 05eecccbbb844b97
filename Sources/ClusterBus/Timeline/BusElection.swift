package import ClusterModel

/// A replica's try to take over, as far as its messages were seen.
package struct BusElection: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        /// Neither won nor given up when the capture ended.
        case open
        /// It shows itself as master with the epoch of the election.
        case won(BusMoment)
        /// It asked again with a newer epoch, or the slots went to another.
        case lost(BusMoment)
    }

    package let candidate: NodeID
    /// The current epoch that it asked with, and the config epoch that it gets if it wins.
    package let epoch: UInt64
    /// The master whose slots it wants.
    package let master: NodeID?
    /// Whether an operator started it: the votes are asked for although the master is up.
    package let isManual: Bool
    /// When the replica told its master to stop clients, for a manual failover.
    package let began: BusMoment?
    /// When its master was heard last before that, nil if it never was.
    package let masterHeard: BusMoment?
    package let asked: BusMoment
    /// How many requests were seen, one per member that was asked.
    package internal(set) var requests = 1
    /// Masters that voted for it, with the moment of each vote.
    package internal(set) var votes: [NodeID: BusMoment] = [:]
    /// How many masters with slots were known when it began, nil if none was.
    package let masters: Int?
    package internal(set) var outcome = Outcome.open

    /// How many votes win.
    package var majority: Int? { masters.map { $0 / 2 + 1 } }
}

/// The elections of a capture.
package struct BusElections: Sendable {
    /// More than any cluster that is not on fire holds; what comes after is only counted.
    static let limit = 1000

    /// In the order in which they began.
    package private(set) var all: [BusElection] = []
    package private(set) var leftOut = 0
    /// Indices of those that are open.
    private var open: [Int] = []
    private var began: [NodeID: BusMoment] = [:]

    package init() {}

    /// Takes a message; `receiver` is the node at the other end if it is known, `members` what is known of all.
    mutating func note(
        _ message: BusMessageView,
        _ header: BusHeader,
        from sender: NodeID,
        to receiver: NodeID?,
        _ members: BusOwnership,
        at moment: BusMoment,
        _ news: inout BusNews
    ) {
        switch message.type {
        case .failoverStart where began.count < Self.limit: began[sender] = moment
        case .failoverAuthRequest: ask(sender, header, members, moment, &news)
        case .failoverAuthAck: vote(sender, for: receiver, header.sender.currentEpoch, moment, &news)
        default: break
        }
        if !open.isEmpty, header.flags.contains(.master) { settle(sender, header.sender.configEpoch, moment, &news) }
    }

    private mutating func ask(
        _ sender: NodeID,
        _ header: BusHeader,
        _ members: BusOwnership,
        _ moment: BusMoment,
        _ news: inout BusNews
    ) {
        let epoch = header.sender.currentEpoch
        // The last ones may come late, when it has won already.
        if let known = all.lastIndex(where: { $0.candidate == sender && $0.epoch == epoch }) {
            all[known].requests += 1
            return
        }
        for index in open where all[index].candidate == sender { end(index, .lost(moment), &news) }
        open.removeAll { all[$0].outcome != .open }
        guard all.count < Self.limit else {
            leftOut += 1
            return
        }
        let masters = members.mastersWithSlots
        open.append(all.count)
        news.began = all.count
        all.append(
            BusElection(
                candidate: sender,
                epoch: epoch,
                master: header.master,
                isManual: header.messageFlags.contains(.forceAck),
                began: began.removeValue(forKey: sender),
                masterHeard: header.master.flatMap { members[$0]?.lastSeen },
                asked: moment,
                masters: masters == 0 ? nil : masters
            )
        )
    }

    private mutating func vote(
        _ voter: NodeID,
        for receiver: NodeID?,
        _ epoch: UInt64,
        _ moment: BusMoment,
        _ news: inout BusNews
    ) {
        // A master votes once per epoch, so without a receiver the epoch tells who was meant, unless two asked with it.
        let asking = all.indices.filter { all[$0].epoch == epoch && (receiver == nil || all[$0].candidate == receiver) }
        guard asking.count == 1, let index = asking.first else {
            news.isStrayVote = true
            return
        }
        guard all[index].votes[voter] == nil else { return }
        all[index].votes[voter] = moment
        news.voted = index
    }

    /// A master shows its config epoch.
    private mutating func settle(
        _ master: NodeID,
        _ configEpoch: UInt64,
        _ moment: BusMoment,
        _ news: inout BusNews
    ) {
        for index in open {
            if all[index].candidate == master {
                if configEpoch >= all[index].epoch { end(index, .won(moment), &news) }
            } else if configEpoch >= all[index].epoch, isRival(master, of: all[index]) {
                end(index, .lost(moment), &news)
            }
        }
        open.removeAll { all[$0].outcome != .open }
    }

    private mutating func end(_ index: Int, _ outcome: BusElection.Outcome, _ news: inout BusNews) {
        all[index].outcome = outcome
        news.settled.append(index)
    }

    /// Whether that node ran for the same master's slots.
    private func isRival(_ node: NodeID, of election: BusElection) -> Bool {
        all.contains { $0.candidate == node && $0.master == election.master }
    }
}
