import ClusterModel
import RESP

/// Values that are too long to keep: what matters stands at their start, the rest is counted as it passes.
extension TrafficEngine {
    /// A request that goes on in the next segment.
    @inline(never)
    mutating func incompleteRequest(
        _ flow: UnsafeMutablePointer<Flow>,
        _ half: UnsafeMutablePointer<Half>,
        _ start: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        if count <= Self.carryLimit { return half.pointee.keep(start, count) }
        // Without a name nothing is known of it; a name of 4 kB is none.
        guard skim.found > 0, words[0].offset + words[0].length <= count else { return loseStep(flow) }
        let (remaining, skip, position) = (skim.remaining, skim.skip, skim.position)
        let pending = request(flow, start, count, moment)
        guard flow.pointee.kind == .resp else { return loseStep(flow) }
        beginPassing(half, start, count, remaining, skip, position, moment)
        half.pointee.open = pending
    }

    /// A reply that goes on in the next segment.
    @inline(never)
    mutating func incompleteReply(
        _ flow: UnsafeMutablePointer<Flow>,
        _ half: UnsafeMutablePointer<Half>,
        _ start: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        if count <= Self.carryLimit {
            if half.pointee.valueFrame == 0 {
                half.pointee.valueTime = moment.time
                half.pointee.valueFrame = moment.frame
            }
            return half.pointee.keep(start, count)
        }
        let time = half.pointee.valueFrame == 0 ? moment.time : half.pointee.valueTime
        let frame = half.pointee.valueFrame == 0 ? moment.frame : half.pointee.valueFrame
        var head = ReplyHead(type: start.byte(0), count: skim.count, errors: skim.errors)
        head.isMessage = isMessage(flow, start, count, head)
        half.pointee.value = head
        let first = Moment(time: time, frame: frame, acknowledged: moment.acknowledged)
        beginPassing(half, start, count, skim.remaining, skim.skip, skim.position, first)
    }

    private func beginPassing(
        _ half: UnsafeMutablePointer<Half>,
        _ start: UnsafeRawPointer,
        _ count: Int,
        _ remaining: Int,
        _ skip: Int,
        _ position: Int,
        _ moment: Moment
    ) {
        half.pointee.isPassing = true
        half.pointee.remaining = remaining
        half.pointee.skip = skip
        half.pointee.valueTime = moment.time
        half.pointee.valueFrame = moment.frame
        half.pointee.valueBytes = position
        // A header that is cut; it is short, or it is none.
        half.pointee.keep(start + position, min(count - position, 512))
    }

    /// Goes on with a long value; how many bytes belonged to it, or -1 if all did.
    @inline(never)
    mutating func pass(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) -> Int {
        let half = flow.halves + direction
        let skipped = min(half.pointee.skip, count)
        half.pointee.skip -= skipped
        half.pointee.valueBytes += skipped
        guard half.pointee.skip == 0 else { return -1 }
        if half.pointee.remaining == 0 {
            ended(flow, direction, moment, left: count - skipped)
            return skipped
        }
        let carried = half.pointee.carryCount
        let (base, length) = joined(half, bytes + skipped, count - skipped)
        let used = skim.resume(base, length, remaining: half.pointee.remaining)
        guard used >= 0 else {
            loseStep(flow)
            return -1
        }
        half.pointee.value.errors += skim.errors
        if used > 0 {
            half.pointee.valueBytes += used
            half.pointee.remaining = 0
            let own = used - carried
            ended(flow, direction, moment, left: count - skipped - own)
            return skipped + own
        }
        half.pointee.remaining = skim.remaining
        half.pointee.skip = skim.skip
        half.pointee.valueBytes += skim.position
        guard length - skim.position <= RESPLimits.server.lineLength else {
            loseStep(flow)
            return -1
        }
        half.pointee.keep(base + skim.position, length - skim.position)
        return -1
    }

    /// A long value is whole.
    private mutating func ended(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ moment: Moment,
        left: Int
    ) {
        let half = flow.halves + direction
        half.pointee.isPassing = false
        let size = half.pointee.valueBytes
        half.pointee.valueBytes = 0
        if direction == Int(flow.pointee.client) {
            if var pending = half.pointee.open {
                half.pointee.open = nil
                pending.time = moment.time
                pending.end = half.pointee.next &- UInt32(truncatingIfNeeded: left)
                pending.bytes = UInt32(clamping: size)
                let statistic = statistic(flow, pending.command)
                if size > statistic.pointee.largestRequest { statistic.pointee.largestRequest = size }
                flow.pointee.queue.push(pending)
            }
        } else {
            let head = half.pointee.value
            let first = Moment(
                time: half.pointee.valueTime,
                frame: half.pointee.valueFrame,
                acknowledged: moment.acknowledged
            )
            half.pointee.valueFrame = 0
            reply(flow, nil, size, head, first)
        }
    }

    /// The end of a long value is not in the capture, but its length is known.
    mutating func endedInHole(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int) {
        let half = flow.halves + direction
        half.pointee.open?.isBlocked = true
        let moment = Moment(
            time: half.pointee.lastTime,
            frame: flow.pointee.lastFrame,
            acknowledged: half.pointee.acknowledged
        )
        ended(flow, direction, moment, left: 0)
    }
}
