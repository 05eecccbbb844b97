import ClusterBus
import ClusterModel

extension TrafficEngine {
    func qualitySummary() -> TrafficSummary.Quality {
        var result = TrafficSummary.Quality()
        result.frames = quality.frames
        result.bytes = quality.bytes
        result.firstAt = CaptureTime.known(quality.firstTime)
        result.lastAt = CaptureTime.known(quality.lastTime)
        if quality.lastTime > quality.firstTime {
            result.seconds = Double(quality.lastTime - quality.firstTime) / 1e9
        }
        result.cutFrames = quality.cutFrames
        result.timeReversals = quality.timeReversals
        result.notIP = quality.notIP
        result.notTCP = quality.notTCP
        result.fragments = quality.fragments
        result.cutHeaders = quality.cutHeaders
        result.unknownLinks = quality.unknownLinks
        result.connections = ledger.kinds.reduce(0, +)
        result.respConnections = ledger.kinds[Int(Flow.Kind.resp.rawValue)]
        result.busConnections = ledger.kinds[Int(Flow.Kind.bus.rawValue)]
        result.replicationConnections = ledger.kinds[Int(Flow.Kind.replication.rawValue)]
        result.tlsConnections = ledger.kinds[Int(Flow.Kind.tls.rawValue)]
        result.otherConnections = ledger.kinds[Int(Flow.Kind.other.rawValue)]
        result.silentConnections = ledger.kinds[Int(Flow.Kind.unknown.rawValue)]
        result.flowsLeftOut = ledger.flowsLeftOut
        result.isIncomplete = ledger.isIncomplete || ledger.flowsLeftOut > 0
        let totals = ledger.totals
        result.holes = totals.holes
        result.holeBytes = totals.holeBytes
        result.payloadBytes = totals.payloadBytes
        result.midStream = totals.midStream
        result.oneSided = totals.oneSided
        result.retransmissions = totals.retransmissions
        result.duplicates = totals.duplicates
        result.outOfOrder = totals.outOfOrder
        result.commands = totals.commands
        result.replies = totals.replies
        result.unpaired = totals.unpaired
        result.busMessages = bus.messageCount
        result.busDamaged = bus.counters.cut + bus.counters.wrongLengths
        return result
    }

    static func summary(_ record: FlowRecord, _ names: [String]) -> FlowSummary {
        let flow = record.flow
        let client = flow.client == 1 ? 1 : 0
        let (clientHalf, serverHalf) = client == 0 ? (record.first, record.second) : (record.second, record.first)
        let (clientAddress, clientPort) = flow.address(client)
        let (serverAddress, serverPort) = flow.address(client ^ 1)
        let span = flow.lastTime > flow.firstTime ? flow.lastTime - flow.firstTime : 0
        let closer = flow.closer == 2 ? nil : Int(flow.closer) == client ? "client" : "server"
        return FlowSummary(
            stream: Int(flow.stream),
            file: names.indices.contains(flow.file) ? names[flow.file] : "",
            kind: "\(flow.kind)",
            client: clientAddress.endpoint(clientPort),
            clientHost: clientAddress.text,
            server: serverAddress.endpoint(serverPort),
            firstAt: CaptureTime.text(flow.firstTime),
            lastAt: CaptureTime.text(flow.lastTime),
            seconds: Double(span) / 1e9,
            firstFrame: flow.firstFrame,
            lastFrame: flow.lastFrame,
            packets: flow.packets,
            clientBytes: clientHalf.bytes,
            serverBytes: serverHalf.bytes,
            commands: flow.commands,
            replies: flow.replies,
            errors: flow.errors,
            unpaired: flow.unpaired,
            unasked: flow.unasked,
            deepestPipeline: flow.maxDepth,
            protocolVersion: flow.kind == .resp ? flow.protocolVersion == 3 ? 3 : 2 : nil,
            handshake: "\(flow.handshake)",
            handshakeMilliseconds: flow.handshakeTime > 0 ? Double(flow.handshakeTime) / 1e6 : nil,
            closedBy: closer,
            wasReset: flow.wasReset,
            isOneSided: !clientHalf.isSeen || !serverHalf.isSeen,
            holes: clientHalf.holes + serverHalf.holes,
            holeBytes: clientHalf.holeBytes + serverHalf.holeBytes,
            lostSteps: Int(flow.lostSteps),
            retransmissions: clientHalf.retransmissions + serverHalf.retransmissions,
            outOfOrder: clientHalf.outOfOrder + serverHalf.outOfOrder,
            duplicates: clientHalf.duplicates + serverHalf.duplicates,
            cutPackets: clientHalf.cutPackets + serverHalf.cutPackets,
            clientZeroWindows: clientHalf.zeroWindows,
            serverZeroWindows: serverHalf.zeroWindows,
            sentPassword: flow.modes.contains(.authenticated),
            busMessages: flow.busMessages,
            idleSeconds: flow.closeTime > flow.lastDataTime && flow.lastDataTime > 0
                ? Double(flow.closeTime - flow.lastDataTime) / 1e9 : nil,
            unansweredProbes: max(clientHalf.probes, serverHalf.probes),
            answeredTLS: flow.marks.contains(.answeredTLS),
            saidQuit: flow.marks.contains(.quit)
        )
    }

    private static func seconds(from: UInt64, to: UInt64) -> Double { to > from ? Double(to - from) / 1e9 : 0 }

    static func summary(_ record: ResyncRecord) -> ResyncSummary {
        let transfer = record.transferEnd.map { $0 > record.time ? Double($0 - record.time) / 1e9 : 0 }
        return ResyncSummary(
            replica: record.replica.text,
            replicaPort: record.replicaPort,
            master: record.master.address.endpoint(record.master.port),
            answer: record.answer.rawValue,
            refusal: record.refusal,
            askedReplicationID: record.askedReplicationID,
            askedOffset: record.askedOffset,
            replicationID: record.replicationID,
            offset: record.offset,
            at: CaptureTime.text(record.time),
            frame: record.frame,
            stream: Int(record.stream),
            transferBytes: record.transferBytes,
            transferSeen: record.transferSeen,
            transferFinished: record.transferFinished,
            transferSeconds: transfer,
            waitSeconds: record.waitEnd.map { seconds(from: record.askedTime ?? record.time, to: $0) },
            ackSeconds: record.firstAcknowledged.map { seconds(from: $0, to: record.lastTime) },
            streamBytes: record.streamBytes,
            acknowledgements: record.acknowledgements,
            lagMaximum: record.lagMaximum,
            lagLast: record.lagLast,
            closedByMaster: record.closedByMaster
        )
    }
}
