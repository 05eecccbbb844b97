import ClusterModel
import RESP
import Replication

/// Connections between a replica and its master (TRAFFIC 1.5), followed by the `Replication` module.
///
/// While a replica shakes hands its requests are paired with their answers like a client's, and handed on besides; the
/// answer that turns the connection round ends the pairing.
extension TrafficEngine {
    /// REPLCONF, PSYNC or SYNC: what a replica says.
    mutating func beginHandshake(_ flow: UnsafeMutablePointer<Flow>) {
        guard flow.pointee.follower < 0 else { return }
        follow(flow, ReplicationDecoder(unanswered: flow.pointee.queue.count))
        flow.pointee.modes.insert(.handshake)
    }

    mutating func handshakeRequest(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ size: Int,
        _ moment: Moment
    ) {
        feed(flow, isReplica: true, bytes, size, moment)
    }

    /// The answer to the first waiting request; `bytes` is nil for what no master says.
    mutating func handshakeAnswer(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ moment: Moment
    ) {
        guard let bytes else { return unfollow(flow) }
        feed(flow, isReplica: false, bytes, size, moment)
    }

    /// CLUSTER SYNCSLOTS: from here on slots move, in a stream of their own.
    mutating func migratesSlots(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ size: Int,
        _ moment: Moment
    ) {
        let waiting = flow.pointee.queue.count
        flow.pointee.unpaired += waiting
        adopt(flow, ReplicationDecoder(unanswered: waiting))
        begin(flow, .slots, moment)
        feed(flow, isReplica: true, bytes, size, moment)
    }

    /// A connection whose replica acknowledges is one, even if its start was not seen.
    mutating func becomeReplication(_ flow: UnsafeMutablePointer<Flow>, replica: Int, _ moment: Moment) {
        if replica != Int(flow.pointee.client) || flow.pointee.node < 0 { setClient(flow, replica) }
        adopt(flow, .midStream)
        begin(flow, .unknown, moment)
    }

    /// Follows it from here on.
    mutating func adopt(_ flow: UnsafeMutablePointer<Flow>, _ decoder: ReplicationDecoder) {
        unfollow(flow)
        follow(flow, decoder)
        turn(flow)
    }

    /// Requests and replies end here.
    mutating func turn(_ flow: UnsafeMutablePointer<Flow>) {
        guard flow.pointee.kind != .replication else { return }
        flow.pointee.kind = .replication
        flow.pointee.modes.remove(.handshake)
        flow.pointee.queue.free()
        flow.halves[0].dropValue()
        flow.halves[1].dropValue()
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
        feed(flow, isReplica: direction == Int(flow.pointee.client), bytes, count, moment)
    }

    mutating func replicationHole(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int, _ count: Int) {
        guard let follower = follower(flow) else { return }
        follower.decoder.hole(from: direction == Int(flow.pointee.client) ? .replica : .master, count)
    }

    mutating func replicationClosed(_ flow: UnsafeMutablePointer<Flow>, endedOpen: Bool) {
        defer { unfollow(flow) }
        guard let follower = follower(flow), follower.record >= 0 else { return }
        replication.resyncs[follower.record].streamBytes = follower.decoder.streamedBytes
        let isUnderWay = follower.decoder.snapshotBytes != nil
        if let seen = follower.decoder.snapshotBytes { replication.resyncs[follower.record].transferSeen = seen }
        replication.resyncs[follower.record].lastTime = flow.pointee.lastTime
        let record = replication.resyncs[follower.record]
        if record.waitEnd != nil, !isUnderWay, record.transferFinished == nil {
            replication.resyncs[follower.record].waitEnd = flow.pointee.lastTime
        }
        guard !endedOpen else { return }
        replication.resyncs[follower.record].closedByMaster = flow.pointee.closer == flow.pointee.client ^ 1
        if isUnderWay { replication.resyncs[follower.record].transferFinished = false }
    }

    mutating func unfollow(_ flow: UnsafeMutablePointer<Flow>) {
        guard flow.pointee.follower >= 0 else { return }
        replication.remove(flow.pointee.follower)
        flow.pointee.follower = -1
        flow.pointee.modes.remove(.handshake)
    }

    private mutating func follow(_ flow: UnsafeMutablePointer<Flow>, _ decoder: ReplicationDecoder) {
        flow.pointee.follower = replication.add(ReplicationFollower(decoder))
    }

    func follower(_ flow: UnsafeMutablePointer<Flow>) -> ReplicationFollower? {
        flow.pointee.follower >= 0 ? replication.followers[Int(flow.pointee.follower)] : nil
    }

    private mutating func feed(
        _ flow: UnsafeMutablePointer<Flow>,
        isReplica: Bool,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        guard let follower = follower(flow) else { return }
        let buffer = UnsafeRawBufferPointer(start: bytes, count: count)
        if isReplica {
            follower.decoder.replica(buffer) { event in note(event, flow, follower, moment) }
        } else {
            follower.decoder.master(buffer) { event in note(event, flow, follower, moment) }
        }
    }
}
