import ClusterBus
import ClusterModel

/// The life of the cluster, told by its members' messages.
extension TrafficEngine {
    /// What a member says of itself, against what it said before.
    mutating func noteChanges(from old: BusNode, to new: inout BusNode, _ place: BusPlace) {
        guard old.hasHeader, new.hasHeader else { return }
        if old.isFailed {
            new.isFailed = false
            bus.note(place.event(.back))
        }
        let wasMaster = old.flags.contains(.master)
        let isMaster = new.flags.contains(.master)
        if wasMaster != isMaster {
            var event = place.event(isMaster ? .promoted : .demoted)
            event.epoch = new.configEpoch
            event.subject = isMaster ? old.master : new.master
            bus.note(event)
        }
        if old.isClusterDown != new.isClusterDown { bus.note(place.event(new.isClusterDown ? .down : .up)) }
        // A replica repeats its master's slots and epoch.
        guard isMaster else { return }
        if old.mapHash != new.mapHash {
            // What a new master takes over was its master's before: its own message has not changed by that.
            let before = wasMaster ? old.slots : SlotSet()
            let gained = new.slots.subtracting(before)
            let lost = before.subtracting(new.slots)
            for (slots, kind) in [(gained, BusEvent.Kind.slotsGained), (lost, .slotsLost)] where !slots.isEmpty {
                noteSlots(slots, kind, new, place)
            }
        } else if !wasMaster, !new.slots.isEmpty {
            noteSlots(new.slots, .slotsGained, new, place)
        }
        if wasMaster, old.configEpoch != new.configEpoch {
            var event = place.event(.epoch)
            event.epoch = new.configEpoch
            bus.note(event)
        }
    }

    private mutating func noteSlots(_ slots: SlotSet, _ kind: BusEvent.Kind, _ node: BusNode, _ place: BusPlace) {
        var event = place.event(kind)
        event.slots = slots
        event.epoch = node.configEpoch
        bus.note(event)
    }

    /// What a message itself tells.
    mutating func noteMessage(_ message: BusMessageView, _ sender: BusSender, to: IPAddress, _ place: BusPlace) {
        switch message.type {
        case .fail:
            guard let failed = message.failed else { return }
            noteFailed(failed, place)
        case .failoverAuthRequest:
            let isManual = message.header?.messageFlags.contains(.forceAck) ?? false
            guard tell(.election, place.id, sender.currentEpoch) else { return }
            var event = place.event(isManual ? .manual : .election)
            event.epoch = sender.currentEpoch
            bus.note(event)
        case .failoverAuthAck:
            guard tell(.vote, place.id, sender.currentEpoch) else { return }
            var event = place.event(.vote)
            event.epoch = sender.currentEpoch
            event.peer = to
            bus.note(event)
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
