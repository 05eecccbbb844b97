import ClusterModel

/// What arrives out of the order of its stream, or with one of the flags SYN, FIN and RST.
extension TrafficEngine {
    /// A mirror port shows a packet twice within this time, in nanoseconds.
    private static let mirrorTime: UInt64 = 50_000
    /// A jump of the sequence number that no stream makes.
    private static let jump = 1 << 28

    /// SYN, FIN or RST.
    @inline(never)
    mutating func control(_ known: UnsafeMutablePointer<Flow>, _ direction: Int, _ time: UInt64, _ frame: Int) {
        var flow = known
        if segment.flags & Segment.syn != 0 {
            if segment.flags & Segment.ack == 0, isReuse(flow, direction) {
                flow = restart(flow, time, frame)
            }
            handshake(flow, direction, time)
            // Data in a SYN (fast open) is not read.
            return
        }
        guard !flow.pointee.isClosed else { return }
        let half = flow.halves + direction
        half.pointee.packets += 1
        if segment.flags & Segment.rst != 0 {
            let wasAsking = flow.pointee.handshake == .requested && flow.pointee.client != UInt8(direction)
            flow.pointee.wasReset = true
            noteCloser(flow, direction, time)
            if wasAsking { flow.pointee.handshake = .refused }
            settle(flow)
            close(flow)
            return
        }
        noteCloser(flow, direction, time)
        disordered(flow, direction, time, frame)
    }

    private func noteCloser(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int, _ time: UInt64) {
        guard flow.pointee.closer == 2 else { return }
        flow.pointee.closer = UInt8(direction)
        flow.pointee.closeTime = time
    }

    /// Whether a SYN starts another connection between the same ends.
    private func isReuse(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int) -> Bool {
        if flow.pointee.isClosed { return true }
        let half = flow.halves + direction
        return half.pointee.isKnown && half.pointee.first != segment.sequence
    }

    private mutating func restart(
        _ flow: UnsafeMutablePointer<Flow>,
        _ time: UInt64,
        _ frame: Int
    ) -> UnsafeMutablePointer<Flow> {
        let key = flow.pointee.key
        let file = flow.pointee.file
        if !flow.pointee.isClosed {
            settle(flow)
            close(flow)
        }
        flows.remove(flow)
        let new = begin(key, time, frame, file)
        new.pointee.packets = 1
        return new
    }

    private mutating func handshake(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int, _ time: UInt64) {
        let half = flow.halves + direction
        half.pointee.packets += 1
        if segment.flags & Segment.ack == 0 {
            if half.pointee.isKnown {
                flow.pointee.synCount += 1
                return
            }
            flow.pointee.client = UInt8(direction)
            flow.pointee.handshake = .requested
            flow.pointee.synTime = time
            flow.pointee.synCount = 1
        } else {
            guard !half.pointee.isSeen else { return }
            if flow.pointee.client == 2 { flow.pointee.client = UInt8(direction ^ 1) }
            if flow.pointee.handshake == .requested, time >= flow.pointee.synTime {
                flow.pointee.handshakeTime = time - flow.pointee.synTime
            }
            flow.pointee.handshake = .answered
            half.pointee.acknowledgedArrived = segment.acknowledged
            half.pointee.acknowledged = segment.acknowledged
            half.pointee.hasAcknowledged = true
        }
        half.pointee.isKnown = true
        half.pointee.isSeen = true
        half.pointee.first = segment.sequence
        half.pointee.next = segment.sequence &+ 1
        flow.pointee.isSynced = true
    }

    /// Everything that is not simply the next segment: first ones, repeated ones, early ones, cut ones.
    @inline(never)
    mutating func disordered(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int, _ time: UInt64, _ frame: Int) {
        let half = flow.halves + direction
        let other = flow.halves + (direction ^ 1)
        let acknowledges = segment.flags & Segment.ack != 0
        if segment.window == 0 { half.pointee.zeroWindows += 1 }
        if !half.pointee.isKnown {
            half.pointee.first = segment.sequence
            half.pointee.next = segment.sequence
            half.pointee.isKnown = true
        }
        if acknowledges, !other.pointee.isKnown {
            other.pointee.next = segment.acknowledged
            other.pointee.first = segment.acknowledged &- 1
            other.pointee.isKnown = true
        }
        let ahead = Int(Int32(bitPattern: segment.sequence &- half.pointee.next))
        if abs(ahead) > Self.jump { return jumped(flow, direction) }
        if !half.pointee.isSeen {
            // The first packet of a direction says where it stands, unless the other side knows that bytes came before.
            half.pointee.isSeen = true
            if ahead < 0 { half.pointee.next = segment.sequence }
        }
        var held = HeldSegment(
            next: nil,
            direction: direction,
            sequence: segment.sequence,
            acknowledged: acknowledges ? segment.acknowledged : half.pointee.acknowledged,
            flags: segment.flags,
            captured: segment.captured,
            length: segment.length,
            time: time,
            frame: frame,
            arrival: flow.pointee.packets
        )
        if acknowledges {
            if !half.pointee.hasAcknowledged {
                half.pointee.hasAcknowledged = true
                half.pointee.acknowledgedArrived = segment.acknowledged
                half.pointee.acknowledged = segment.acknowledged
            } else if Int32(bitPattern: segment.acknowledged &- half.pointee.acknowledgedArrived) > 0 {
                half.pointee.acknowledgedArrived = segment.acknowledged
            }
        }
        if half.pointee.cutPackets < .max, segment.captured < segment.length { half.pointee.cutPackets += 1 }
        guard let payload = segment.payload else { return }
        if isRepeated(flow, direction, held) {
            return settle(flow, giveUpAll: false)
        }
        if !isReady(flow, held) {
            if ahead > 0 { half.pointee.outOfOrder += 1 }
            hold(flow, held, payload)
            settle(flow, giveUpAll: false)
            return
        }
        held.next = nil
        consume(flow, held, payload)
        if flow.pointee.heldCount > 0 { settle(flow, giveUpAll: false) }
    }

    /// A segment of which every byte is known already; counts it.
    private func isRepeated(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ new: HeldSegment
    ) -> Bool {
        let half = flow.halves + direction
        let fin: UInt32 = new.flags & Segment.fin == 0 ? 0 : 1
        let end = new.sequence &+ UInt32(truncatingIfNeeded: new.length) &+ fin
        let isEmpty = new.length == 0 && fin == 0
        if isEmpty {
            // A bare acknowledgement, maybe a keep-alive, which stands one byte before the next.
            if new.sequence == half.pointee.next &- 1 { noteProbe(flow, direction) }
            return Int32(bitPattern: new.sequence &- half.pointee.next) < 0
        }
        guard Int32(bitPattern: end &- half.pointee.next) <= 0 else { return false }
        if new.length <= 1, fin == 0, new.sequence == half.pointee.next &- 1 {
            noteProbe(flow, direction)
            return true
        }
        let isMirrored =
            segment.identification != 0 && segment.identification == half.pointee.lastIdentification
            && new.time &- half.pointee.lastTime < Self.mirrorTime
        if isMirrored { half.pointee.duplicates += 1 } else { half.pointee.retransmissions += 1 }
        return true
    }

    /// A keep-alive probe; as many in a row as the other side leaves without any packet.
    private func noteProbe(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int) {
        let half = flow.halves + direction
        let answers = (flow.halves + (direction ^ 1)).pointee.packets
        half.pointee.probes = half.pointee.probesAt == answers ? half.pointee.probes + 1 : 1
        half.pointee.probesAt = answers
    }

    /// The sequence number leaps: another connection whose start was not captured.
    private mutating func jumped(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int) {
        loseStep(flow)
        let half = flow.halves + direction
        half.pointee.holes += 1
        half.pointee.next = segment.sequence &+ UInt32(truncatingIfNeeded: segment.length)
        while let held = flow.pointee.held {
            flow.pointee.held = held.pointee.next
            heldBytes -= held.pointee.captured
            held.free()
        }
        flow.pointee.heldLast = nil
        flow.pointee.heldCount = 0
        flow.pointee.heldBytes = 0
    }
}
