import ClusterModel

extension TrafficEngine {
    /// Closed connections whose ends stay known, so that a late packet does not count as a new connection.
    private static let closedLimit = 16_384

    /// The connection is over: what is known of it is kept, what it held is freed.
    @inline(never)
    mutating func close(_ flow: UnsafeMutablePointer<Flow>) {
        guard !flow.pointee.isClosed else { return }
        flow.pointee.isClosed = true
        record(flow, endedOpen: false)
        release(flow)
        closedFlows.append(flow.pointee.key)
        guard closedFlows.count - closedStart > Self.closedLimit else { return }
        let key = closedFlows[closedStart]
        closedStart += 1
        if closedStart > Self.closedLimit {
            closedFlows.removeFirst(closedStart)
            closedStart = 0
        }
        // The same ends may be in use again.
        if let old = flows.find(key), old.pointee.isClosed, old != flow { flows.remove(old) }
    }

    /// The capture is over: what is open is settled and recorded.
    mutating func finish() {
        var open: [UnsafeMutablePointer<Flow>] = []
        flows.forEach { if !$0.pointee.isClosed { open.append($0) } }
        for flow in open.sorted(by: { $0.pointee.stream < $1.pointee.stream }) {
            settle(flow)
            guard !flow.pointee.isClosed else { continue }
            flow.pointee.isClosed = true
            record(flow, endedOpen: true)
            release(flow)
        }
    }

    private mutating func release(_ flow: UnsafeMutablePointer<Flow>) {
        heldBytes -= flow.pointee.heldBytes
        flow.freeBuffers()
    }

    private mutating func record(_ flow: UnsafeMutablePointer<Flow>, endedOpen: Bool) {
        ledger.kinds[Int(flow.pointee.kind.rawValue)] += 1
        if flow.pointee.kind == .resp, flow.pointee.conversation >= 0 {
            let conversation = conversations[Int(flow.pointee.conversation)]
            conversation.pointee.commands += flow.pointee.commands
            if flow.pointee.wasReset { conversation.pointee.resets += 1 }
            if !endedOpen, flow.pointee.commands <= 2 { conversation.pointee.shortLived += 1 }
        }
        if flow.pointee.kind == .bus { busClosed(flow) }
        noteLogin(flow)
        noteStranger(flow)
        if flow.pointee.follower >= 0 { replicationClosed(flow, endedOpen: endedOpen) }
        if flow.pointee.handshake == .refused || flow.pointee.handshake == .requested { noteAttempt(flow) }
        let isOurs = flow.pointee.kind != .other && flow.pointee.kind != .unknown
        guard isOurs else { return }
        ledger.totals.add(flow)
        guard ledger.flows.count < TrafficLedger.flowLimit else {
            ledger.flowsLeftOut += 1
            return
        }
        ledger.flows.append(FlowRecord(flow, endedOpen: endedOpen))
    }

    /// An attempt to connect that was refused, or got no answer.
    private mutating func noteAttempt(_ flow: UnsafeMutablePointer<Flow>) {
        guard flow.pointee.client < 2, flow.pointee.kind == .unknown else { return }
        let (server, port) = flow.pointee.address(Int(flow.pointee.client ^ 1))
        let (client, _) = flow.pointee.address(Int(flow.pointee.client))
        let key = AttemptKey(client: client, server: NodeKey(address: server, port: port))
        guard ledger.attempts.count < TrafficLedger.limit || ledger.attempts[key] != nil else {
            ledger.isIncomplete = true
            return
        }
        let moment = Moment(time: flow.pointee.firstTime, frame: flow.pointee.firstFrame, acknowledged: 0)
        if flow.pointee.handshake == .refused {
            ledger.attempts[key, default: Attempts()].refused.add(moment, flow)
        } else {
            ledger.attempts[key, default: Attempts()].unanswered.add(moment, flow)
            ledger.attempts[key]?.unansweredSYNs += flow.pointee.packets
        }
    }
}
