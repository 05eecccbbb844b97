import ClusterBus
import ClusterModel

/// The life of the cluster, told by its members' messages.
extension TrafficEngine {
    /// How a member says it is, against what it said before.
    mutating func noteState(from old: BusNode, to new: inout BusNode, _ place: BusPlace) {
        guard old.hasHeader, new.hasHeader else { return }
        if old.isFailed {
            new.isFailed = false
            bus.note(place.event(.back))
        }
        if old.isClusterDown != new.isClusterDown { bus.note(place.event(new.isClusterDown ? .down : .up)) }
    }

    /// What a member claims, against what it claimed before.
    mutating func noteChange(_ change: BusClaimChange, master: NodeID?, _ place: BusPlace) {
        guard let old = change.old else { return }
        let new = change.new
        if old.isMaster != new.isMaster {
            var event = place.event(new.isMaster ? .promoted : .demoted)
            event.epoch = new.configEpoch
            event.subject = new.isMaster ? change.previousOwners.first : master
            bus.note(event)
        }
        // A replica repeats its master's slots and epoch.
        guard new.isMaster else { return }
        for (slots, kind) in [(change.gained, BusEvent.Kind.slotsGained), (change.lost, .slotsLost)]
        where !slots.isEmpty {
            var event = place.event(kind)
            event.slots = slots
            event.epoch = new.configEpoch
            if kind == .slotsGained, change.previousOwners.count == 1 { event.subject = change.previousOwners.first }
            bus.note(event)
        }
        if old.isMaster, old.configEpoch != new.configEpoch {
            var event = place.event(.epoch)
            event.epoch = new.configEpoch
            bus.note(event)
        }
    }

    mutating func noteElections(_ news: BusNews, to: IPAddress, _ place: BusPlace) {
        if let index = news.began {
            let election = bus.timeline.elections.all[index]
            var event = place.event(election.isManual ? .manual : .election)
            event.subject = election.master
            event.epoch = election.epoch
            bus.note(event)
        }
        if let index = news.voted {
            let election = bus.timeline.elections.all[index]
            var event = place.event(.vote)
            event.subject = election.candidate
            event.epoch = election.epoch
            bus.note(event)
        } else if news.isStrayVote, let epoch = bus.nodes[place.id]?.currentEpoch, tell(.vote, place.id, epoch) {
            var event = place.event(.vote)
            event.epoch = epoch
            event.peer = to
            bus.note(event)
        }
        for index in news.settled {
            let election = bus.timeline.elections.all[index]
            guard case .lost = election.outcome else { continue }
            var event = place.event(.electionLost, of: election.candidate)
            event.subject = election.master
            event.epoch = election.epoch
            bus.note(event)
        }
    }

    /// What a message itself tells.
    mutating func noteMessage(_ message: BusMessageView, to: IPAddress, _ place: BusPlace) {
        switch message.type {
        case .fail:
            guard let failed = message.failed else { return }
            noteFailed(failed, place)
        case .update:
            guard let update = message.update, let owner = update.owner, tell(.update, owner, update.configEpoch)
            else { return }
            var event = place.event(.update)
            event.subject = owner
            event.epoch = update.configEpoch
            event.slots = message.updateSlotMap?.slots
            bus.note(event)
        case .meet:
            guard tell(.meet, place.id, to.low ^ to.high) else { return }
            var event = place.event(.meet)
            event.peer = to
            bus.note(event)
        default: break
        }
    }

    /// A member tells others to forget a third one (7.2 on).
    mutating func noteForgotten(_ gone: NodeID, _ place: BusPlace) {
        guard tell(.forgotten, gone, 0) else { return }
        var event = place.event(.forgotten)
        event.subject = gone
        bus.note(event)
    }

    /// Whether this has not been told yet.
    private mutating func tell(_ kind: BusEvent.Kind, _ node: NodeID, _ number: UInt64) -> Bool {
        guard bus.told.count < BusWatch.limit else { return false }
        return bus.told.insert(BusTold(kind: kind, node: node, number: number)).inserted
    }

    private mutating func noteFailed(_ failed: NodeID, _ place: BusPlace) {
        guard bus.nodes[failed]?.isFailed != true else { return }
        if var node = bus.nodes[failed] {
            var last = BusEvent(
                kind: .lastHeard,
                time: node.seen.lastTime,
                frame: node.seen.lastFrame,
                stream: node.seen.stream,
                file: node.seen.file,
                node: failed
            )
            last.epoch = node.configEpoch
            bus.note(last)
            node.isFailed = true
            bus.nodes[failed] = node
        } else if !tell(.fail, failed, 0) {
            return
        }
        var event = place.event(.fail)
        event.subject = failed
        event.epoch = bus.nodes[failed]?.configEpoch
        bus.note(event)
    }

    /// What a member says about another.
    mutating func noteGossip(_ entry: BusGossip, _ place: BusPlace) {
        guard let subject = entry.id else { return }
        bus.clusters.join(place.id, subject)
        if bus.nodes[subject] == nil, !entry.ip.isEmpty, entry.port != 0, bus.hearsay.count < BusWatch.limit {
            bus.hearsay[subject] = Endpoint(host: entry.ip, port: Int(entry.port)).description
        }
        let state = entry.flags.intersection(BusWatch.trouble)
        if entry.flags.contains(.master), !entry.flags.contains(.fail), bus.namedMasters.count < BusWatch.limit {
            bus.namedMasters.insert(subject)
        }
        let pair = BusPair(reporter: place.id, subject: subject)
        if state.isEmpty {
            guard !bus.opinions.isEmpty, let old = bus.opinions.removeValue(forKey: pair) else { return }
            if old.contains(.pfail) || old.contains(.fail) {
                var event = place.event(.doubt)
                event.subject = subject
                bus.note(event)
            }
            return
        }
        guard bus.gossip.count < BusWatch.limit else {
            ledger.isIncomplete = true
            return
        }
        bus.gossip[BusGossipKey(pair: pair, state: state.rawValue), default: Occurrences()].add(
            place.moment,
            place.flow
        )
        notePort(entry, subject)
        let old = bus.opinions.updateValue(state, forKey: pair) ?? []
        if state.contains(.fail), !old.contains(.fail) {
            noteFailed(subject, place)
        } else if state.contains(.pfail), !old.contains(.pfail), !old.contains(.fail) {
            var event = place.event(.pfail)
            event.subject = subject
            bus.note(event)
        }
    }
}
