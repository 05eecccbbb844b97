import ClusterModel
import Replication

/// What the follower of a replication connection tells, as records.
extension TrafficEngine {
    mutating func note(
        _ event: ReplicationEvent,
        _ flow: UnsafeMutablePointer<Flow>,
        _ follower: ReplicationFollower,
        _ moment: Moment
    ) {
        switch event {
        case .request(let request): note(request, follower, moment)
        case .answer(let answer, let request): note(answer, to: request, flow, follower, moment)
        case .snapshotBegan(let length):
            turn(flow)
            // After SYNC it comes without an answer before it.
            if follower.record < 0 { begin(flow, .sync, moment) }
            change(follower) { record in
                record.transferBytes = length
                record.waitEnd = moment.time
            }
        case .waiting(.master):
            change(follower) { record in
                if record.transferFinished == nil { record.waitEnd = moment.time }
            }
        case .snapshotEnded(let length):
            change(follower) { record in
                record.transferSeen = length
                record.transferFinished = true
                record.transferEnd = moment.time
            }
        case .acknowledged(_, _, let lag):
            change(follower) { record in
                record.acknowledgements += 1
                if record.firstAcknowledged == nil { record.firstAcknowledged = moment.time }
                guard let lag, lag.isExact else { return }
                record.lagLast = lag.bytes
                record.lagMaximum = max(lag.bytes, record.lagMaximum ?? 0)
            }
        case .waiting, .snapshotHead, .streamBegan, .stream, .slotMigration, .lost: break
        }
    }

    private func note(_ request: ReplicationRequest, _ follower: ReplicationFollower, _ moment: Moment) {
        switch request {
        case .psync(let id, let offset, _):
            follower.asked = (id, offset)
            follower.askedTime = moment.time
        case .sync: follower.askedTime = moment.time
        case .replconf(let options):
            for option in options {
                switch option.name {
                case "listening-port": follower.replicaPort = Int(option.value)
                case "main-ch-client-id": follower.servesChannel = Int(option.value)
                default: break
                }
            }
        default: break
        }
    }

    private mutating func note(
        _ answer: ReplicationAnswer,
        to request: ReplicationRequest?,
        _ flow: UnsafeMutablePointer<Flow>,
        _ follower: ReplicationFollower,
        _ moment: Moment
    ) {
        switch answer {
        case .fullResync(let id, let offset):
            begin(flow, .full, moment)
            settle(follower, id, offset)
            tellFirstChannel(flow, follower, id, offset)
        case .snapshotEnd(let offset, let id):
            begin(flow, .full, moment)
            settle(follower, id, offset)
        case .partialResync(let id):
            let isSecondWord = follower.record >= 0 && replication.resyncs[follower.record].answer == .secondChannel
            if !isSecondWord { begin(flow, .partial, moment) }
            settle(follower, id ?? follower.asked?.id, follower.asked?.offset.map { $0 - 1 })
        case .secondChannel(let client):
            begin(flow, .secondChannel, moment)
            guard let client, replication.channels.count < ReplicationWatch.limit else { return }
            let channel = ReplicationChannel(master: master(flow), client: client)
            follower.channel = channel
            replication.channels[channel] = follower
        case .slotsSnapshot: if follower.record < 0 { begin(flow, .slots, moment) }
        case .refused(let code, _): refused(code, request, flow, follower, moment)
        // The offset makes no sense, but the connection turns round all the same.
        case .other(let text) where text.hasPrefix("+FULLRESYNC"): begin(flow, .full, moment)
        case .ok, .pong, .other: break
        }
    }

    private mutating func refused(
        _ code: String,
        _ request: ReplicationRequest?,
        _ flow: UnsafeMutablePointer<Flow>,
        _ follower: ReplicationFollower,
        _ moment: Moment
    ) {
        switch request {
        case .psync, .sync:
            var record = record(flow, .refused, moment)
            record.refusal = code
            _ = add(record)
        case .syncSlots: change(follower) { $0.refusal = code }
        default: break
        }
    }

    /// Redis tells the offset of the stream on the connection of the RDB file only.
    private mutating func tellFirstChannel(
        _ flow: UnsafeMutablePointer<Flow>,
        _ follower: ReplicationFollower,
        _ id: String,
        _ offset: Int
    ) {
        guard let client = follower.servesChannel,
            let first = replication.channels[ReplicationChannel(master: master(flow), client: client)]
        else { return }
        first.decoder.streamBase = offset
        settle(first, id, offset)
    }

    private mutating func settle(_ follower: ReplicationFollower, _ id: String?, _ offset: Int?) {
        change(follower) { record in
            record.replicationID = id
            record.offset = offset
        }
    }

    private mutating func change(_ follower: ReplicationFollower, _ body: (inout ResyncRecord) -> Void) {
        if follower.record >= 0 { body(&replication.resyncs[follower.record]) }
    }

    /// The connection turned round; its record begins.
    mutating func begin(_ flow: UnsafeMutablePointer<Flow>, _ answer: ResyncRecord.Answer, _ moment: Moment) {
        turn(flow)
        follower(flow)?.record = add(record(flow, answer, moment))
    }

    private mutating func add(_ record: ResyncRecord) -> Int {
        guard replication.resyncs.count < ReplicationWatch.limit else {
            replication.leftOut += 1
            ledger.isIncomplete = true
            return -1
        }
        replication.resyncs.append(record)
        return replication.resyncs.count - 1
    }

    private func master(_ flow: UnsafeMutablePointer<Flow>) -> NodeKey {
        let (address, port) = flow.pointee.address(Int(flow.pointee.client) ^ 1)
        return NodeKey(address: address, port: port)
    }

    private func record(
        _ flow: UnsafeMutablePointer<Flow>,
        _ answer: ResyncRecord.Answer,
        _ moment: Moment
    ) -> ResyncRecord {
        var record = ResyncRecord(
            replica: flow.pointee.address(Int(flow.pointee.client)).0,
            master: master(flow),
            stream: flow.pointee.stream,
            file: flow.pointee.file,
            answer: answer,
            time: moment.time,
            frame: moment.frame
        )
        let follower = follower(flow)
        record.replicaPort = follower?.replicaPort
        record.askedTime = follower?.askedTime
        if let asked = follower?.asked {
            record.askedReplicationID = asked.id ?? "?"
            record.askedOffset = asked.offset
        }
        return record
    }
}
