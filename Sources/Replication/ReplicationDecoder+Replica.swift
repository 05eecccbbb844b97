extension ReplicationDecoder {
    /// Takes what the replica sent next.
    package mutating func replica(_ bytes: UnsafeRawBufferPointer, _ body: (ReplicationEvent) -> Void) {
        var index = 0
        if isReplicaLost {
            guard let start = CommandSearch.start(in: bytes, from: 0) else { return }
            isReplicaLost = false
            index = start
        }
        while index < bytes.count {
            switch replicaScanner.take(bytes, from: &index) {
            case .more: return
            case .keepAlive: wait(.replica, body)
            case .command: received(body)
            case .broken:
                replicaScanner.reset()
                isReplicaLost = true
                body(.lost(.replica))
                return
            }
        }
    }

    /// A command from the replica is complete.
    private mutating func received(_ body: (ReplicationEvent) -> Void) {
        isWaiting[.replica] = false
        let request = ReplicationRequest(replicaScanner)
        switch request {
        case .ack(let offset, let fsynced):
            acknowledged = max(acknowledged ?? 0, offset)
            if let streamOffset, offset > streamOffset { isAhead() }
            leastBase = max(leastBase ?? .min, offset - streamedBytes)
            body(.acknowledged(offset: offset, fsynced: fsynced, lag: lag))
            return
        case .syncSlots(let words):
            if isSlotMigration { body(.slotMigration(.replica, words)) } else { body(.request(request)) }
            isSlotMigration = true
        case .other where isSlotMigration:
            // The slots' content, which the sender of SYNCSLOTS may stream itself.
            streamedCommands += 1
            return
        default: body(.request(request))
        }
        note(request)
    }

    /// A replica that has more than was sent has got it where the capture saw nothing of it: the end of a snapshot, too.
    private mutating func isAhead() {
        streamBase = nil
        if snapshotBytes != nil { masterState = .searching }
    }

    private mutating func note(_ request: ReplicationRequest) {
        if case .psync(_, let offset, _) = request { asked = offset }
        if case .replconf(let options) = request {
            for option in options {
                if option.name == "listening-port" { replicaPort = Int(option.value) }
                if option.name == "ip-address" { replicaAddress = option.value }
            }
        }
        guard request.isAnswered else { return }
        if unanswered.count == Self.longestQueue { unanswered.removeFirst() }
        unanswered.append(request)
    }

    /// A bare line end: the first of a row is told.
    mutating func wait(_ side: Side, _ body: (ReplicationEvent) -> Void) {
        if isWaiting[side] != true { body(.waiting(side)) }
        isWaiting[side] = true
    }
}
