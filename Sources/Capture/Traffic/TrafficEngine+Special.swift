import ClusterModel
import RESP

/// Requests after which request and reply do not simply alternate.
extension TrafficEngine {
    /// Adapts what waits for a reply; false if none will come.
    @inline(never)
    mutating func special(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ size: Int,
        _ pending: inout PendingRequest,
        _ moment: Moment
    ) -> Bool {
        switch pending.special {
        case .subscribe: pending.replies = UInt16(clamping: max(1, skim.count - 1))
        case .unsubscribe: pending.replies = unsubscribed(flow, pending.command)
        case .client where isWord(1, bytes, size, "REPLY"): return replyMode(flow, bytes, size)
        case .blocking: block(flow, &pending)
        case .mayBlock:
            for index in 1..<max(1, min(skim.found, RESPSkim.wordLimit)) where isWord(index, bytes, size, "BLOCK") {
                block(flow, &pending)
                break
            }
        case .multi: flow.pointee.modes.insert(.transaction)
        case .exec: flow.pointee.modes.remove(.transaction)
        case .asking: flow.pointee.modes.insert(.asking)
        case .readonly: flow.pointee.modes.insert(.readonly)
        case .readwrite: flow.pointee.modes.remove(.readonly)
        case .auth, .hello, .config, .acl, .migrate: noteSecret(flow, bytes, size, pending, moment)
        case .cluster where isWord(1, bytes, size, "SYNCSLOTS"):
            migratesSlots(flow, bytes, size, moment)
            return false
        case .cluster: noteMapRead(flow, bytes, size)
        case .replconf where isWord(1, bytes, size, "ACK"):
            // Only a replica sends this, on a connection whose other direction is the stream.
            becomeReplication(flow, replica: Int(flow.pointee.client), moment)
            replicationBytes(flow, Int(flow.pointee.client), bytes, size, moment)
            return false
        case .replconf where isWord(1, bytes, size, "GETACK"):
            // Only a master asks this, inside the stream.
            becomeReplication(flow, replica: Int(flow.pointee.client) ^ 1, moment)
            replicationBytes(flow, Int(flow.pointee.client) ^ 1, bytes, size, moment)
            return false
        case .replconf, .psync, .sync: beginHandshake(flow)
        default: break
        }
        if flow.pointee.modes.contains(.handshake) { handshakeRequest(flow, bytes, size, moment) }
        if pending.special != .asking, pending.special != .none { flow.pointee.modes.remove(.asking) }
        if pending.special == .none { flow.pointee.modes.remove(.asking) }
        if flow.pointee.modes.contains(.skipsNext) {
            flow.pointee.modes.remove(.skipsNext)
            return false
        }
        return !flow.pointee.modes.contains(.muted)
    }

    private func block(_ flow: UnsafeMutablePointer<Flow>, _ pending: inout PendingRequest) {
        pending.isBlocked = true
        if !flow.pointee.modes.contains(.transaction) { flow.pointee.blockedInQueue += 1 }
        if flow.pointee.modes.contains(.transaction) { pending.special = .none }
    }

    /// CLIENT REPLY ON, OFF or SKIP.
    private func replyMode(_ flow: UnsafeMutablePointer<Flow>, _ bytes: UnsafeRawPointer, _ size: Int) -> Bool {
        if isWord(2, bytes, size, "ON") {
            flow.pointee.modes.subtract([.muted, .skipsNext])
            return true
        }
        if isWord(2, bytes, size, "OFF") {
            flow.pointee.modes.insert(.muted)
            return false
        }
        if isWord(2, bytes, size, "SKIP") {
            if !flow.pointee.modes.contains(.muted) { flow.pointee.modes.insert(.skipsNext) }
            return false
        }
        return !flow.pointee.modes.contains(.muted)
    }

    /// How many confirmations an unsubscription gets: one for each channel, one if there is none.
    private func unsubscribed(_ flow: UnsafeMutablePointer<Flow>, _ command: UInt16) -> UInt16 {
        if skim.count > 1 { return UInt16(clamping: skim.count - 1) }
        let name = commands.traits[Int(command)].name
        let known =
            name == "UNSUBSCRIBE"
            ? flow.pointee.channels : name == "PUNSUBSCRIBE" ? flow.pointee.patterns : flow.pointee.shardChannels
        return UInt16(clamping: max(1, known))
    }

    /// Passwords in clear: that there was one is noted, never which.
    private mutating func noteSecret(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ size: Int,
        _ pending: PendingRequest,
        _ moment: Moment
    ) {
        let isSecret =
            switch pending.special {
            case .auth: true
            case .hello, .migrate:
                (1..<max(1, skim.found)).contains {
                    isWord($0, bytes, size, "AUTH") || isWord($0, bytes, size, "AUTH2")
                }
            case .config:
                isWord(1, bytes, size, "SET")
                    && (1..<max(1, skim.found)).contains {
                        isWord($0, bytes, size, "REQUIREPASS") || isWord($0, bytes, size, "MASTERAUTH")
                            || isWord($0, bytes, size, "PRIMARYAUTH")
                    }
            default: isWord(1, bytes, size, "SETUSER")
            }
        guard isSecret else { return }
        if pending.special == .auth || pending.special == .hello { flow.pointee.modes.insert(.authenticated) }
        ledger.secrets[
            CommandKey(conversation: flow.pointee.conversation, command: pending.command),
            default: Occurrences()
        ].add(moment, flow)
    }

    private mutating func noteMapRead(_ flow: UnsafeMutablePointer<Flow>, _ bytes: UnsafeRawPointer, _ size: Int) {
        guard
            isWord(1, bytes, size, "SLOTS") || isWord(1, bytes, size, "SHARDS") || isWord(1, bytes, size, "NODES")
        else { return }
        conversations[Int(flow.pointee.conversation)].pointee.mapReads += 1
    }
}
