import ClusterModel
import Glibc
import RESP
import Replication

/// Connections between a replica and its master (TRAFFIC 1.5).
extension TrafficEngine {
    mutating func noteReplicaPort(_ flow: UnsafeMutablePointer<Flow>, _ bytes: UnsafeRawPointer, _ size: Int) {
        guard isWord(1, bytes, size, "LISTENING-PORT"), skim.found > 2, replication.ports.count < ReplicationWatch.limit
        else { return }
        if let port = Int(text(2, bytes, size)) { replication.ports[flow.pointee.stream] = port }
    }

    mutating func notePSYNC(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ size: Int,
        _ moment: Moment
    ) {
        guard skim.found > 2, replication.asked.count < ReplicationWatch.limit else { return }
        replication.asked[flow.pointee.stream] = (text(1, bytes, size), StreamOffset.read(text(2, bytes, size)))
    }

    func text(_ index: Int, _ bytes: UnsafeRawPointer, _ size: Int) -> String {
        let word = words[index]
        guard word.offset + word.length <= size, word.length <= 64 else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: bytes + word.offset, count: word.length), as: UTF8.self)
    }

    /// The master's word on PSYNC.
    mutating func answeredPSYNC(
        _ flow: UnsafeMutablePointer<Flow>,
        _ pending: PendingRequest,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ head: ReplyHead,
        _ moment: Moment
    ) {
        guard let bytes else { return }
        let line = String(
            decoding: UnsafeRawBufferPointer(start: bytes + 1, count: min(max(size - 3, 0), 120)),
            as: UTF8.self
        )
        let words = line.split(separator: " ")
        guard var record = newResync(flow, moment) else { return }
        if head.type == 0x2D {
            record.answer = .refused
            record.refusal = words.first.map(String.init)
            record.phase = .lost
            replication.resyncs.append(record)
            return
        }
        switch words.first {
        case "FULLRESYNC":
            record.answer = .full
            record.phase = .preamble
            record.replicationID = words.dropFirst().first.map(String.init)
            record.offset = words.dropFirst(2).first.flatMap { StreamOffset.read($0) }
        case "CONTINUE":
            record.answer = .partial
            record.replicationID = words.dropFirst().first.map(String.init) ?? record.askedReplicationID
            record.offset = record.askedOffset.map { $0 - 1 }
        default: return
        }
        turn(flow, record, replica: Int(flow.pointee.client))
    }

    /// The RDB file comes at once.
    mutating func answeredSYNC(_ flow: UnsafeMutablePointer<Flow>, _ moment: Moment) {
        guard var record = newResync(flow, moment) else { return }
        record.answer = .sync
        record.phase = .preamble
        turn(flow, record, replica: Int(flow.pointee.client))
    }

    /// A connection whose replica acknowledges is one, even if its start was not seen.
    mutating func becomeReplication(_ flow: UnsafeMutablePointer<Flow>, replica: Int, _ moment: Moment) {
        if replica != Int(flow.pointee.client) || flow.pointee.node < 0 { setClient(flow, replica) }
        guard let record = newResync(flow, moment) else { return }
        turn(flow, record, replica: replica)
    }

    private func newResync(_ flow: UnsafeMutablePointer<Flow>, _ moment: Moment) -> ResyncRecord? {
        let client = Int(flow.pointee.client)
        let (replica, _) = flow.pointee.address(client)
        let (master, port) = flow.pointee.address(client ^ 1)
        var record = ResyncRecord(
            replica: replica,
            master: NodeKey(address: master, port: port),
            stream: flow.pointee.stream,
            file: flow.pointee.file,
            time: moment.time,
            frame: moment.frame
        )
        record.replicaPort = replication.ports[flow.pointee.stream]
        if let asked = replication.asked[flow.pointee.stream] {
            record.askedReplicationID = asked.id
            record.askedOffset = asked.offset
        }
        return record
    }

    private mutating func turn(_ flow: UnsafeMutablePointer<Flow>, _ record: ResyncRecord, replica: Int) {
        flow.pointee.kind = .replication
        flow.pointee.queue.free()
        flow.halves[0].dropValue()
        flow.halves[1].dropValue()
        guard replication.resyncs.count < ReplicationWatch.limit else {
            replication.leftOut += 1
            return
        }
        flow.pointee.resync = Int32(replication.resyncs.count)
        replication.resyncs.append(record)
    }

    /// What follows a request that turned the connection round.
    mutating func turnedRound(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        if count > 0, flow.pointee.kind == .replication { replicationBytes(flow, direction, bytes, count, moment) }
    }

    @inline(never)
    mutating func replicationBytes(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        let index = Int(flow.pointee.resync)
        guard index >= 0, count > 0 else { return }
        if direction == Int(flow.pointee.client) {
            acknowledgements(flow, direction, bytes, count, index, moment)
        } else {
            masterBytes(flow, direction, bytes, count, index, moment)
        }
    }

    mutating func replicationHole(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int, _ count: Int) {
        let index = Int(flow.pointee.resync)
        flow.halves[direction].dropValue()
        guard index >= 0, direction != Int(flow.pointee.client) else { return }
        switch replication.resyncs[index].phase {
        case .stream: replication.resyncs[index].streamBytes += count
        case .transfer where replication.resyncs[index].transferLeft > count:
            replication.resyncs[index].transferLeft -= count
        default: replication.resyncs[index].phase = .lost
        }
    }

    mutating func replicationClosed(_ flow: UnsafeMutablePointer<Flow>, endedOpen: Bool) {
        let index = Int(flow.pointee.resync)
        guard index >= 0 else { return }
        let phase = replication.resyncs[index].phase
        if !endedOpen {
            replication.resyncs[index].closedByMaster = flow.pointee.closer == flow.pointee.client ^ 1
            if phase == .preamble || phase == .transfer || phase == .marked {
                replication.resyncs[index].transferFinished = false
            }
        }
    }
}
