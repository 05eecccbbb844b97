import ClusterBus
import ClusterModel

extension TrafficEngine {
    func addBus(to summary: inout TrafficSummary, _ names: [String]) {
        summary.busNodes = bus.nodes.map { busNode($0.key, $0.value) }.sorted { $0.address < $1.address }
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
        let resyncs = replication.resyncs.map { resyncEvent($0, names) }
        summary.events = (bus.events.map { event($0, names) } + resyncs)
            .sorted { ($0.nanoseconds, $0.frame, $0.kind) < ($1.nanoseconds, $1.frame, $1.kind) }
    }

    /// Address of a member if it is known, else the start of its id.
    func name(_ id: NodeID) -> String {
        guard let node = bus.nodes[id], node.port != 0 else { return id.short }
        return address(of: node)
    }

    func address(of node: BusNode) -> String {
        node.announcedIP.isEmpty
            ? node.address.endpoint(node.port)
            : Endpoint(host: node.announcedIP, port: Int(node.port)).description
    }

    private func busNode(_ id: NodeID, _ node: BusNode) -> BusNodeSummary {
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
            slots: node.flags.contains(.master) ? node.slots : SlotSet(),
            shard: node.shard,
            sendsExtensions: node.sendsExtensions,
            isFailed: node.isFailed,
            span: TrafficSummary.Span(node.seen),
            bytes: node.bytes,
            host: node.address.text,
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
            file: names.indices.contains(event.file) ? names[event.file] : "",
            kind: event.kind.rawValue,
            node: event.node.map { name($0) } ?? "?",
            subject: event.subject.map { name($0) } ?? event.peer?.text,
            epoch: event.epoch.map { Int(clamping: $0) },
            slots: event.slots?.description
        )
    }

    private func resyncEvent(_ record: ResyncRecord, _ names: [String]) -> EventSummary {
        let replica = record.replicaPort.map { Endpoint(host: record.replica.text, port: $0).description }
        return EventSummary(
            at: CaptureTime.text(record.time),
            nanoseconds: record.time,
            seconds: fromStart(record.time),
            frame: record.frame,
            stream: Int(record.stream),
            file: names.indices.contains(record.file) ? names[record.file] : "",
            kind: "resync_\(record.answer.rawValue)",
            node: replica ?? record.replica.text,
            subject: record.master.address.endpoint(record.master.port),
            epoch: nil,
            slots: nil
        )
    }
}
