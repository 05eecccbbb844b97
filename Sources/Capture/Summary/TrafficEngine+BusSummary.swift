import ClusterBus
import ClusterModel

extension TrafficEngine {
    func addBus(to summary: inout TrafficSummary, _ names: [String]) {
        let clusters = busClusterNumbers()
        summary.busNodes = bus.nodes.map { busNode($0.key, $0.value, clusters[bus.clusters.root(of: $0.key)] ?? 1) }
            .sorted { $0.address < $1.address }
        summary.busMessages = bus.messages.map { key, tally in
            BusMessageSummary(
                sender: key.sender,
                senderAddress: key.sender.map { name($0) } ?? key.from.text,
                from: key.from.text,
                to: key.to.text,
                type: BusMessageType(rawValue: key.type).description,
                bytes: tally.bytes,
                span: TrafficSummary.Span(tally.seen)
            )
        }.sorted { ($0.senderAddress, $0.to, $0.type) < ($1.senderAddress, $1.to, $1.type) }
        summary.busGossip = bus.gossip.map { key, seen in
            BusGossipSummary(
                reporter: name(key.pair.reporter),
                reporterID: key.pair.reporter,
                subject: name(key.pair.subject),
                subjectID: key.pair.subject,
                state: BusNodeFlags(rawValue: key.state).asListed.description,
                span: TrafficSummary.Span(seen)
            )
        }.sorted { ($0.span.firstFrame, $0.reporter, $0.state) < ($1.span.firstFrame, $1.reporter, $1.state) }
        summary.busLags = busLags()
        summary.busConflicts = busConflicts()
        summary.busCoverage = busCoverage()
        summary.elections = bus.timeline.elections.all.map { election($0, names) }
        summary.collisions = bus.timeline.ownership.collisions.filter { isOneCluster($0.first, $0.second) }
            .map { collision($0, names) }
        summary.eventsLeftOut =
            bus.eventsLeftOut + bus.timeline.elections.leftOut + bus.timeline.ownership.leftOut + replication.leftOut
        if summary.eventsLeftOut > 0 { summary.quality.isIncomplete = true }
        let resyncs = replication.resyncs.map { resyncEvent($0, names) }
        summary.events = (bus.events.map { event($0, names) } + resyncs)
            .sorted { ($0.nanoseconds, $0.frame, $0.kind) < ($1.nanoseconds, $1.frame, $1.kind) }
    }

    /// Address of a member by its own word or by others', else the start of its id.
    func name(_ id: NodeID) -> String {
        guard let node = bus.nodes[id], node.port != 0 else { return bus.hearsay[id] ?? id.short }
        return address(of: node)
    }

    func address(of node: BusNode) -> String {
        node.announcedIP.isEmpty
            ? node.address.endpoint(node.port)
            : Endpoint(host: node.announcedIP, port: Int(node.port)).description
    }

    /// Clusters in the order of their lowest ids.
    private func busClusterNumbers() -> [NodeID: Int] {
        var numbers: [NodeID: Int] = [:]
        for id in bus.nodes.keys.sorted(by: { $0.text < $1.text }) {
            let root = bus.clusters.root(of: id)
            if numbers[root] == nil { numbers[root] = numbers.count + 1 }
        }
        return numbers
    }

    func isOneCluster(_ first: NodeID, _ second: NodeID) -> Bool {
        bus.clusters.root(of: first) == bus.clusters.root(of: second)
    }

    private func busNode(_ id: NodeID, _ node: BusNode, _ cluster: Int) -> BusNodeSummary {
        BusNodeSummary(
            id: id,
            address: node.port == 0 ? node.address.text : address(of: node),
            announcedIP: node.announcedIP.isEmpty ? nil : node.announcedIP,
            hostname: node.hostname.isEmpty ? nil : node.hostname,
            busPort: node.busPort.map { Int($0) },
            version: Int(node.version),
            role: node.hasHeader ? node.flags.contains(.master) ? "master" : "replica" : nil,
            master: node.master,
            currentEpoch: Int(clamping: node.currentEpoch),
            configEpoch: Int(clamping: node.configEpoch),
            replicationOffset: Int(clamping: node.replicationOffset),
            isClusterDown: node.hasHeader ? node.isClusterDown : nil,
            slots: bus.timeline.ownership[id]?.slots ?? SlotSet(),
            shard: node.shard,
            sendsExtensions: node.sendsExtensions,
            isFailed: node.isFailed,
            span: TrafficSummary.Span(node.seen),
            bytes: node.bytes,
            host: node.address.text,
            cluster: cluster,
            epochSeconds: fromStart(node.epochTime),
            lastSeconds: fromStart(node.seen.lastTime)
        )
    }

    private func event(_ event: BusEvent, _ names: [String]) -> EventSummary {
        EventSummary(
            at: CaptureTime.text(event.time),
            nanoseconds: event.time,
            seconds: fromStart(event.time),
            frame: event.frame,
            stream: Int(event.stream),
            file: file(event.file, names),
            kind: event.kind.rawValue,
            node: event.node.map { name($0) } ?? "?",
            subject: event.subject.map { name($0) } ?? event.peer?.text,
            epoch: event.epoch.map { Int(clamping: $0) },
            slots: event.slots?.description
        )
    }

    private func election(_ election: BusElection, _ names: [String]) -> BusElectionSummary {
        var ended: BusMoment?
        var outcome = "open"
        switch election.outcome {
        case .open: break
        case .won(let moment): (outcome, ended) = ("won", moment)
        case .lost(let moment): (outcome, ended) = ("lost", moment)
        }
        // Where the capture begins shortly before, not all masters were heard yet.
        let isKnown = election.masters.map { $0 >= election.votes.count } ?? false
        return BusElectionSummary(
            candidate: name(election.candidate),
            candidateID: election.candidate,
            epoch: Int(clamping: election.epoch),
            master: election.master.map { name($0) },
            masterID: election.master,
            isManual: election.isManual,
            masterHeard: election.masterHeard.map { BusMomentSummary($0) },
            asked: BusMomentSummary(election.asked),
            file: file(election.asked.file, names),
            requests: election.requests,
            votes: election.votes.count,
            masters: isKnown ? election.masters : nil,
            majority: isKnown ? election.majority : nil,
            outcome: outcome,
            ended: ended.map { BusMomentSummary($0) },
            seconds: ended.map { $0.seconds(since: election.asked) }
        )
    }

    private func collision(_ collision: BusCollision, _ names: [String]) -> BusCollisionSummary {
        var slots: SlotSet?
        var epoch: UInt64?
        switch collision.kind {
        case .slots(let both): slots = both
        case .configEpoch(let number): epoch = number
        }
        return BusCollisionSummary(
            first: name(collision.first),
            firstID: collision.first,
            second: name(collision.second),
            secondID: collision.second,
            slots: slots,
            epoch: epoch.map { Int(clamping: $0) },
            since: BusMomentSummary(collision.since),
            file: file(collision.since.file, names),
            until: collision.until.map { BusMomentSummary($0) },
            seconds: collision.until.map { $0.seconds(since: collision.since) }
        )
    }

    private func file(_ number: Int, _ names: [String]) -> String {
        names.indices.contains(number) ? names[number] : ""
    }

    private func resyncEvent(_ record: ResyncRecord, _ names: [String]) -> EventSummary {
        let replica = record.replicaPort.map { Endpoint(host: record.replica.text, port: $0).description }
        return EventSummary(
            at: CaptureTime.text(record.time),
            nanoseconds: record.time,
            seconds: fromStart(record.time),
            frame: record.frame,
            stream: Int(record.stream),
            file: file(record.file, names),
            kind: record.answer == .slots ? "slot_migration" : "resync_\(record.answer.rawValue)",
            node: replica ?? record.replica.text,
            subject: record.master.address.endpoint(record.master.port),
            epoch: nil,
            slots: nil
        )
    }
}
