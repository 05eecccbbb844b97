import ClusterModel

/// Segments that wait: for bytes before them, or for what they acknowledge, because a reply must not come before its
/// request even where the capture has them the wrong way round.
extension TrafficEngine {
    private static let flowSegments = 256
    private static let flowBytes = 512 << 10
    private static let allBytes = 8 << 20
    /// Packets of the connection after which bytes that were received, but not captured, count as lost.
    private static let patience = 16
    /// The same in nanoseconds.
    private static let patienceTime: UInt64 = 1_000_000_000

    /// Whether it can be read now.
    @inline(__always)
    func isReady(_ flow: UnsafeMutablePointer<Flow>, _ held: HeldSegment) -> Bool {
        let half = flow.halves + held.direction
        let other = flow.halves + (held.direction ^ 1)
        guard Int32(bitPattern: held.sequence &- half.pointee.next) <= 0 else { return false }
        return !other.pointee.isSeen || Int32(bitPattern: held.acknowledged &- other.pointee.next) <= 0
    }

    mutating func hold(
        _ flow: UnsafeMutablePointer<Flow>,
        _ segment: HeldSegment,
        _ payload: UnsafeRawPointer
    ) {
        let held = HeldSegment.make(segment, payload)
        if let last = flow.pointee.heldLast { last.pointee.next = held } else { flow.pointee.held = held }
        flow.pointee.heldLast = held
        flow.pointee.heldCount += 1
        flow.pointee.heldBytes += segment.captured
        heldBytes += segment.captured
    }

    /// Reads everything that waits, and gives up what will not come.
    mutating func settle(_ flow: UnsafeMutablePointer<Flow>) { settle(flow, giveUpAll: true) }

    mutating func settle(_ flow: UnsafeMutablePointer<Flow>, giveUpAll: Bool) {
        while flow.pointee.held != nil, !flow.pointee.isClosed {
            if release(flow) { continue }
            guard giveUpAll || isHopeless(flow) else { return }
            giveUp(flow)
        }
    }

    /// Reads the first waiting segment that can be read.
    private mutating func release(_ flow: UnsafeMutablePointer<Flow>) -> Bool {
        var previous: UnsafeMutablePointer<HeldSegment>?
        var current = flow.pointee.held
        while let held = current {
            if isReady(flow, held.pointee) {
                if let previous {
                    previous.pointee.next = held.pointee.next
                } else {
                    flow.pointee.held = held.pointee.next
                }
                if flow.pointee.heldLast == held { flow.pointee.heldLast = previous }
                flow.pointee.heldCount -= 1
                flow.pointee.heldBytes -= held.pointee.captured
                heldBytes -= held.pointee.captured
                consume(flow, held.pointee, held.payload)
                held.free()
                return true
            }
            previous = held
            current = held.pointee.next
        }
        return false
    }

    /// Whether what the oldest waiting segment waits for will not come any more.
    private func isHopeless(_ flow: UnsafeMutablePointer<Flow>) -> Bool {
        guard let oldest = flow.pointee.held else { return false }
        if flow.pointee.heldCount > Self.flowSegments || flow.pointee.heldBytes > Self.flowBytes { return true }
        if heldBytes > Self.allBytes { return true }
        let waited = flow.pointee.packets - oldest.pointee.arrival
        let late = waited > Self.patience || flow.pointee.lastTime &- oldest.pointee.time > Self.patienceTime
        guard late else { return false }
        let half = flow.halves + oldest.pointee.direction
        let other = flow.halves + (oldest.pointee.direction ^ 1)
        guard Int32(bitPattern: oldest.pointee.sequence &- half.pointee.next) > 0 else { return true }
        // Bytes before it are missing: lost to the capture once their receiver has them.
        return !other.pointee.isSeen
            || Int32(bitPattern: other.pointee.acknowledgedArrived &- oldest.pointee.sequence) >= 0
    }

    /// Declares a hole before the oldest waiting segment.
    private mutating func giveUp(_ flow: UnsafeMutablePointer<Flow>) {
        guard let oldest = flow.pointee.held else { return }
        // Of all that wait in this direction the lowest one comes next.
        let direction = oldest.pointee.direction
        let half = flow.halves + direction
        if Int32(bitPattern: oldest.pointee.sequence &- half.pointee.next) > 0 {
            var lowest = oldest.pointee.sequence
            var current = oldest.pointee.next
            while let held = current {
                // One that starts before what is known waits for the other direction only.
                if held.pointee.direction == direction, Int32(bitPattern: held.pointee.sequence &- lowest) < 0,
                    Int32(bitPattern: held.pointee.sequence &- half.pointee.next) > 0
                {
                    lowest = held.pointee.sequence
                }
                current = held.pointee.next
            }
            hole(flow, direction, upTo: lowest)
        } else {
            var edge = oldest.pointee.acknowledged
            let other = flow.halves + (direction ^ 1)
            // A segment of the other direction that starts before shortens the hole.
            var current = flow.pointee.held
            while let held = current {
                if held.pointee.direction != direction, Int32(bitPattern: held.pointee.sequence &- edge) < 0,
                    Int32(bitPattern: held.pointee.sequence &- other.pointee.next) > 0
                {
                    edge = held.pointee.sequence
                }
                current = held.pointee.next
            }
            hole(flow, direction ^ 1, upTo: edge)
        }
    }

    /// Bytes of a direction are missing for good.
    mutating func hole(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int, upTo edge: UInt32) {
        let half = flow.halves + direction
        let count = Int(Int32(bitPattern: edge &- half.pointee.next))
        // Never backwards.
        guard count > 0 else { return }
        half.pointee.next = edge
        hole(flow, direction, count)
    }

    mutating func hole(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int, _ count: Int) {
        let half = flow.halves + direction
        half.pointee.holes += 1
        half.pointee.holeBytes += count
        switch flow.pointee.kind {
        case .bus: busHole(flow, direction, count)
        case .replication: replicationHole(flow, direction, count)
        case .resp where flow.pointee.isSynced && half.pointee.isPassing && half.pointee.skip >= count:
            // Inside a value whose length is known: its end is known, too.
            half.pointee.skip -= count
            half.pointee.valueBytes += count
            if half.pointee.skip == 0, half.pointee.remaining == 0 { endedInHole(flow, direction) }
        default: loseStep(flow)
        }
    }

    /// Reads a segment whose turn it is; parts that were read before are cut off.
    mutating func consume(
        _ flow: UnsafeMutablePointer<Flow>,
        _ held: HeldSegment,
        _ payload: UnsafeRawPointer
    ) {
        let half = flow.halves + held.direction
        if Int32(bitPattern: held.acknowledged &- half.pointee.acknowledged) > 0 {
            half.pointee.acknowledged = held.acknowledged
        }
        half.pointee.lastTime = held.time
        half.pointee.lastIdentification = segment.identification
        let known = Int(Int32(bitPattern: half.pointee.next &- held.sequence))
        let fin = held.flags & Segment.fin != 0
        if known < held.length {
            let fresh = max(0, held.captured - known)
            let lost = held.length - max(known, held.captured)
            if known > 0 { half.pointee.retransmissions += 1 }
            let moment = Moment(time: held.time, frame: held.frame, acknowledged: held.acknowledged)
            if fresh > 0 {
                half.pointee.next &+= UInt32(truncatingIfNeeded: fresh)
                half.pointee.bytes += fresh
                deliver(flow, held.direction, payload + known, fresh, moment)
            }
            if lost > 0 {
                half.pointee.next &+= UInt32(truncatingIfNeeded: lost)
                hole(flow, held.direction, lost)
            }
        }
        if fin, !half.pointee.isFinished {
            half.pointee.next &+= 1
            half.pointee.isFinished = true
            if (flow.halves + (held.direction ^ 1)).pointee.isFinished, !flow.pointee.isClosed {
                settle(flow)
                close(flow)
            }
        }
    }
}
