import ClusterBus
import ClusterModel

/// The cluster bus (TRAFFIC 1.6): each direction is a stream of messages of its own.
extension TrafficEngine {
    @inline(never)
    mutating func busBytes(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        let decoder = decoder(flow, direction)
        decoder.stream.feed(UnsafeRawBufferPointer(start: bytes, count: count)) { message in
            busMessage(flow, direction, decoder, message, moment)
        }
    }

    mutating func busHole(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int, _ count: Int) {
        let half = flow.halves + direction
        let moment = Moment(time: half.pointee.lastTime, frame: flow.pointee.lastFrame, acknowledged: 0)
        forgetPings(flow)
        let decoder = decoder(flow, direction)
        decoder.stream.hole(count) { message in busMessage(flow, direction, decoder, message, moment) }
    }

    mutating func busClosed(_ flow: UnsafeMutablePointer<Flow>) {
        for number in [flow.pointee.busDecoder0, flow.pointee.busDecoder1] where number >= 0 {
            bus.counters.add(bus.decoders[Int(number)].stream.counters)
            bus.freeDecoders.append(number)
        }
        flow.pointee.busDecoder0 = -1
        flow.pointee.busDecoder1 = -1
    }

    private mutating func decoder(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int) -> BusWatch.Decoder {
        var number = direction == 0 ? flow.pointee.busDecoder0 : flow.pointee.busDecoder1
        if number < 0 {
            number = bus.decoder()
            if direction == 0 { flow.pointee.busDecoder0 = number } else { flow.pointee.busDecoder1 = number }
        }
        return bus.decoders[Int(number)]
    }

    /// Who speaks in the other direction, if that was heard.
    private func partner(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int) -> NodeID? {
        let number = direction == 0 ? flow.pointee.busDecoder1 : flow.pointee.busDecoder0
        return number < 0 ? nil : bus.decoders[Int(number)].sender
    }

    private mutating func busMessage(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ decoder: BusWatch.Decoder,
        _ message: BusMessageView,
        _ moment: Moment
    ) {
        flow.pointee.busMessages += 1
        bus.messageCount += 1
        let (from, _) = flow.pointee.address(direction)
        let (to, _) = flow.pointee.address(direction ^ 1)
        let sender = message.sender
        // A light header names nobody; the connection knows who speaks on it.
        let key = BusMessageKey(sender: sender?.id ?? decoder.sender, from: from, to: to, type: message.type.rawValue)
        if bus.messages.count < BusWatch.limit || bus.messages[key] != nil {
            bus.messages[key, default: BusTally()].seen.add(moment, flow)
            bus.messages[key]?.bytes += message.envelope.length
        } else {
            ledger.isIncomplete = true
        }
        guard let sender, let id = sender.id else { return }
        guard bus.nodes[id] != nil || bus.nodes.count < BusWatch.limit else {
            ledger.isIncomplete = true
            return
        }
        decoder.sender = id
        noteHeartbeat(message.type, id, flow, direction, moment)
        let place = BusPlace(id: id, moment: moment, flow: flow)
        let old = bus.nodes[id]
        var node = old ?? BusNode(address: from, port: 0)
        node.seen.add(moment, flow)
        node.bytes += message.envelope.length
        if old == nil || node.currentEpoch < sender.currentEpoch { node.epochTime = moment.time }
        let partner = partner(flow, direction)
        noteCluster(message.type, isNew: old == nil, with: partner, place)
        let news = bus.timeline.note(message, to: partner, at: place.busMoment)
        guard !news.isOvertaken else {
            bus.nodes[id] = node
            noteElections(news, to: to, place)
            return noteMessage(message, to: to, place)
        }
        if old == nil || news.change != nil { node.mapTime = moment.time }
        node.address = from
        node.version = message.envelope.version
        node.currentEpoch = max(node.currentEpoch, sender.currentEpoch)
        node.configEpoch = sender.configEpoch
        node.replicationOffset = sender.replicationOffset
        if let header = message.header {
            node.hasHeader = true
            node.port = header.port
            node.busPort = header.busPort
            node.announcedIP = header.announcedIP ?? ""
            node.flags = header.flags
            node.master = header.master
            node.isClusterDown = header.isClusterDown
            node.sendsExtensions = node.sendsExtensions || header.extensionCount > 0
        }
        for entry in message.extensions {
            switch entry {
            case .hostname(let name): node.hostname = name
            case .shard(let shard): node.shard = shard
            case .forgotten(let gone?, _): noteForgotten(gone, place)
            default: break
            }
        }
        if let old { noteState(from: old, to: &node, place) }
        bus.nodes[id] = node
        if let change = news.change { noteChange(change, master: node.master, place) }
        noteElections(news, to: to, place)
        noteMessage(message, to: to, place)
        for entry in message.gossip { noteGossip(entry, place) }
    }
}

/// Who said something, when, and where in the capture.
struct BusPlace {
    let id: NodeID
    let moment: Moment
    let flow: UnsafeMutablePointer<Flow>

    var busMoment: BusMoment { BusMoment(time: moment.time, frame: moment.frame, file: flow.pointee.file) }

    func event(_ kind: BusEvent.Kind, of node: NodeID? = nil) -> BusEvent {
        BusEvent(
            kind: kind,
            time: moment.time,
            frame: moment.frame,
            stream: flow.pointee.stream,
            file: flow.pointee.file,
            node: node ?? id
        )
    }
}

extension BusStreamCounters {
    mutating func add(_ other: BusStreamCounters) {
        messages += other.messages
        cut += other.cut
        wrongLengths += other.wrongLengths
        unknownTypes += other.unknownTypes
        unknownVersions += other.unknownVersions
        skippedBytes += other.skippedBytes
        desyncs += other.desyncs
        resyncs += other.resyncs
        holes += other.holes
    }
}
