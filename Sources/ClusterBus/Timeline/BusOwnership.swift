package import ClusterModel

/// What a member claims at a moment.
package struct BusClaim: Sendable, Hashable {
    package internal(set) var isMaster: Bool
    package internal(set) var currentEpoch: UInt64
    package internal(set) var configEpoch: UInt64
    /// Its own slots; empty for a replica, whose messages repeat its master's.
    package internal(set) var slots: SlotSet
    package internal(set) var lastSeen: BusMoment
    /// Hash of the slot map that it sent, to see cheaply whether anything changed.
    var mapHash: UInt64

    /// Whether a message was sent before this claim and overtaken on the way: each connection has its own queue.
    ///
    /// The current epoch of a node never falls, and slots are given and taken with higher config epochs only.
    func overtook(_ header: BusHeader, claimsSlots: Bool) -> Bool {
        if header.sender.currentEpoch < currentEpoch { return true }
        guard header.sender.configEpoch < configEpoch else { return false }
        return header.flags.contains(.master) ? !isMaster && claimsSlots : isMaster && !slots.isEmpty
    }
}

/// Slots that changed hands.
package struct BusTransfer: Sendable, Hashable {
    package let at: BusMoment
    /// Who claims them now.
    package let owner: NodeID
    /// Who claimed them before, nil if nobody did.
    package let previous: NodeID?
    package let slots: SlotSet
    /// The config epoch of the claim.
    package let configEpoch: UInt64
}

/// Two masters that claim the same slots, or the same config epoch, for a while.
package struct BusCollision: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// All slots that both claimed at any time of it.
        case slots(SlotSet)
        case configEpoch(UInt64)
    }

    /// The lower id of the two.
    package let first: NodeID
    package let second: NodeID
    package internal(set) var kind: Kind
    package let since: BusMoment
    /// When it was over, nil if it was not.
    package internal(set) var until: BusMoment?
}

/// Who owns which slots, with which epoch, as the members' own messages have it; and where two say the same.
package struct BusOwnership: Sendable {
    static let limit = 5000

    private var claims: [NodeID: BusClaim] = [:]
    /// Who claims a slot, by slot.
    private var owners = [NodeID?](repeating: nil, count: HashSlot.count)
    private var epochs: [UInt64: Set<NodeID>] = [:]
    /// Changes of owners, in order; the claims that were there when the capture began are no changes.
    package private(set) var transfers: [BusTransfer] = []
    /// In the order in which they began.
    package internal(set) var collisions: [BusCollision] = []
    /// Events that were not kept because there are too many.
    package internal(set) var leftOut = 0
    var open: [Int] = []

    package init() {}

    package subscript(_ id: NodeID) -> BusClaim? { claims[id] }

    /// Ids of all that were heard.
    package var members: some Collection<NodeID> { claims.keys }

    /// How many masters that own slots were heard: those who vote.
    package var mastersWithSlots: Int { claims.values.count { !$0.slots.isEmpty } }

    /// Slots that nobody claims.
    ///
    /// Says something only if all masters were heard.
    package var unclaimed: SlotSet {
        var slots = SlotSet()
        for slot in owners.indices where owners[slot] == nil { slots.insert(slot) }
        return slots
    }

    /// Takes what a member says of itself.
    mutating func note(
        _ message: BusMessageView,
        _ header: BusHeader,
        from sender: NodeID,
        at moment: BusMoment,
        _ news: inout BusNews
    ) {
        guard let map = message.slotMap else { return }
        let isMaster = header.flags.contains(.master)
        let epoch = header.sender.configEpoch
        let hash = map.hash
        if let old = claims[sender], old.isMaster == isMaster, old.mapHash == hash, old.configEpoch == epoch {
            claims[sender]?.lastSeen = moment
            claims[sender]?.currentEpoch = max(old.currentEpoch, header.sender.currentEpoch)
            return
        }
        let old = claims[sender]
        if let old, old.overtook(header, claimsSlots: !map.isEmpty) {
            news.isOvertaken = true
            return
        }
        guard old != nil || claims.count < Self.limit else {
            leftOut += 1
            return
        }
        let slots = isMaster ? map.slots : SlotSet()
        let claim = BusClaim(
            isMaster: isMaster,
            currentEpoch: header.sender.currentEpoch,
            configEpoch: epoch,
            slots: slots,
            lastSeen: moment,
            mapHash: hash
        )
        claims[sender] = claim
        moveEpoch(sender, from: old, moment)
        let before = old?.slots ?? SlotSet()
        let owners = gain(sender, slots.subtracting(before), isNew: old == nil, epoch, moment)
        lose(sender, before.subtracting(slots), moment)
        news.change = BusClaimChange(old: old, new: claim, previousOwners: owners)
    }

    private mutating func moveEpoch(_ id: NodeID, from old: BusClaim?, _ moment: BusMoment) {
        guard let new = claims[id] else { return }
        if let old, old.isMaster {
            epochs[old.configEpoch]?.remove(id)
            if epochs[old.configEpoch]?.isEmpty == true { epochs[old.configEpoch] = nil }
            if !new.isMaster || new.configEpoch != old.configEpoch {
                close(id, moment) { $0.kind == .configEpoch(old.configEpoch) }
            }
        }
        // Masters start with epoch 0, all of them.
        guard new.isMaster, new.configEpoch != 0 else { return }
        for other in epochs[new.configEpoch] ?? [] where other != id {
            begin(id, other, .configEpoch(new.configEpoch), moment)
        }
        epochs[new.configEpoch, default: []].insert(id)
    }

    /// Who claimed the slots until now.
    private mutating func gain(
        _ id: NodeID,
        _ slots: SlotSet,
        isNew: Bool,
        _ epoch: UInt64,
        _ moment: BusMoment
    ) -> [NodeID] {
        var previous: [NodeID?: SlotSet] = [:]
        for slot in slots {
            let owner = owners[slot]
            previous[owner, default: SlotSet()].insert(slot)
            let rival = owner.flatMap { claims[$0] }
            if let rival, rival.slots.contains(slot), rival.configEpoch > epoch { continue }
            owners[slot] = id
        }
        for (owner, slots) in previous.sorted(by: { Self.start(of: $0.value) < Self.start(of: $1.value) }) {
            if let owner, owner != id, let rival = claims[owner] {
                let both = rival.slots.intersection(slots)
                if !both.isEmpty { begin(id, owner, .slots(both), moment) }
            }
            // What a member claims when it is heard first it may have had for long.
            if isNew { continue }
            keep(BusTransfer(at: moment, owner: id, previous: owner, slots: slots, configEpoch: epoch))
        }
        return previous.keys.compactMap { $0 }.sorted()
    }

    private mutating func lose(_ id: NodeID, _ slots: SlotSet, _ moment: BusMoment) {
        guard !slots.isEmpty else { return }
        for slot in slots where owners[slot] == id { owners[slot] = nil }
        // Where another claims them, too, they are that one's now.
        for index in open {
            let pair = collisions[index]
            guard case .slots = pair.kind, pair.first == id || pair.second == id else { continue }
            let other = pair.first == id ? pair.second : pair.first
            for slot in claims[other]?.slots.intersection(slots) ?? SlotSet() where owners[slot] == nil {
                owners[slot] = other
            }
        }
        close(id, moment) { [claims] pair in
            guard case .slots = pair.kind, let first = claims[pair.first], let second = claims[pair.second] else {
                return false
            }
            return first.slots.intersection(second.slots).isEmpty
        }
    }

    private static func start(of slots: SlotSet) -> Int { slots.first { _ in true } ?? HashSlot.count }

    private mutating func keep(_ transfer: BusTransfer) {
        if transfers.count < Self.limit { transfers.append(transfer) } else { leftOut += 1 }
    }
}
