import ClusterModel
import RESP
import Replication

extension TrafficEngine {
    /// Bytes from the server, in order.
    mutating func replies(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        let half = flow.halves + direction
        guard flow.pointee.isSynced else { return unsyncedReplies(flow, direction, bytes, count, moment) }
        var base = bytes
        var length = count
        if half.pointee.isPassing {
            let used = pass(flow, direction, bytes, count, moment)
            guard used >= 0, flow.pointee.isSynced else { return }
            base += used
            length -= used
        } else if half.pointee.carryCount > 0 {
            (base, length) = joined(half, bytes, count)
        }
        var position = 0
        while position < length {
            let start = base + position
            let rest = length &- position
            if start.byte(0) == 0x24, let first = flow.pointee.queue.first, first.pointee.special == .sync {
                turn(flow)
                return replicationBytes(flow, direction, start, rest, moment)
            }
            let size = skim.reply(start, rest)
            if size > 0 {
                var first = moment
                if half.pointee.valueFrame != 0 {
                    first.time = half.pointee.valueTime
                    first.frame = half.pointee.valueFrame
                    half.pointee.valueFrame = 0
                }
                let head = ReplyHead(type: start.byte(0), count: skim.count, errors: skim.errors)
                position &+= size
                reply(flow, start, size, head, first)
                if flow.pointee.kind == .replication {
                    return replicationBytes(flow, direction, start + size, length - position, moment)
                }
                guard flow.pointee.isSynced else { return }
            } else if size == 0 {
                return incompleteReply(flow, half, start, rest, moment)
            } else if start.byte(0) == 0x0A, isReplica(flow) {
                // A master that is still saving says so with empty lines.
                position &+= 1
            } else {
                if Self.startsTLS(start, rest) { flow.pointee.marks.insert(.answeredTLS) }
                return loseStep(flow)
            }
        }
    }

    /// A replica's acknowledgement, or a master's answer, tells a replication stream that was taken for a client's.
    private mutating func unsyncedReplies(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        if Self.startsResync(bytes, count) {
            adopt(flow, ReplicationDecoder())
            return replicationBytes(flow, direction, bytes, count, moment)
        }
        guard Self.startsRequest(bytes, count), skim.request(bytes, count, words) > 0,
            isWord(0, bytes, count, "REPLCONF"), isWord(1, bytes, count, "ACK")
        else { return unsyncedErrors(flow, bytes, count, moment) }
        becomeReplication(flow, replica: direction, moment)
        replicationBytes(flow, direction, bytes, count, moment)
    }

    private func isReplica(_ flow: UnsafeMutablePointer<Flow>) -> Bool {
        guard let first = flow.pointee.queue.first else { return false }
        return first.pointee.special == .psync || first.pointee.special == .sync
    }

    /// One whole reply; `bytes` is nil if it was too long to keep.
    mutating func reply(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ head: ReplyHead,
        _ moment: Moment
    ) {
        guard let waiting = flow.pointee.queue.first else { return unasked(flow, bytes, size, head, moment) }
        // The server can't have answered what it had not received.
        guard Int32(bitPattern: moment.acknowledged &- waiting.pointee.end) >= 0 else {
            return early(flow, bytes, size, head, moment)
        }
        let pending = waiting.pointee
        if head.type == 0x3E || pending.special != .none || !flow.pointee.modes.isDisjoint(with: .answering)
            || flow.pointee.channels | flow.pointee.patterns | flow.pointee.shardChannels != 0
        {
            guard specialReply(flow, waiting, bytes, size, head, moment) else { return }
        }
        flow.pointee.queue.removeFirst()
        if pairs != nil { notePair(flow, pending, bytes, size) }
        flow.pointee.replies &+= 1
        let statistic = statistic(flow, pending.command)
        statistic.pointee.replies &+= 1
        statistic.pointee.replyBytes &+= size
        if size > statistic.pointee.largestReply {
            statistic.pointee.largestReply = size
            statistic.pointee.largestReplyFrame = moment.frame
        }
        if head.errors > 0 { errorReply(flow, pending, bytes, size, head, moment) }
        if !pending.isBlocked, moment.time >= pending.time {
            let latency = moment.time &- pending.time
            statistic.pointee.timed &+= 1
            statistic.pointee.latencySum &+= latency
            statistic.pointee.histogram?.add(latency)
            if latency > statistic.pointee.latencyMaximum {
                statistic.pointee.latencyMaximum = latency
                statistic.pointee.latencyMaximumFrame = moment.frame
            }
            if latency > ledger.slowLimit { noteSlow(flow, pending, latency, size, moment) }
        }
    }

    /// A reply that came before its request could have been received: unasked, or we are out of step.
    private mutating func early(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ head: ReplyHead,
        _ moment: Moment
    ) {
        if head.type == 0x3E || isMessage(flow, bytes, size, head) {
            flow.pointee.unasked += 1
            return
        }
        doubt(flow)
    }
}
