import ClusterModel
import RESP

/// What is noted of a connection while it lives, and counted when it is over: who was let in, and who was no client.
extension TrafficEngine {
    @inline(never)
    func mark(_ flow: UnsafeMutablePointer<Flow>, _ special: SpecialCommand) {
        switch special {
        case .replconf, .psync, .sync: flow.pointee.marks.insert(.replica)
        case .quit: flow.pointee.marks.insert(.quit)
        default: break
        }
    }

    func mark(
        _ flow: UnsafeMutablePointer<Flow>,
        _ command: UInt16,
        _ code: String,
        _ line: UnsafeRawBufferPointer
    ) {
        switch code {
        // Health checks ask without a password and take the refusal for a sign of life.
        case "NOAUTH" where commands.traits[Int(command)].name != "PING": flow.pointee.marks.insert(.noPassword)
        case "WRONGPASS": flow.pointee.marks.insert(.wrongPassword)
        case "NOPERM": flow.pointee.marks.insert(.noPermission)
        case "DENIED": flow.pointee.marks.insert(.protected)
        case "NOMASTERLINK", "LOADING", "BUSY": flow.pointee.marks.insert(.refused)
        case "ERR":
            let reason = ErrorReason.known(line, after: code)
            if reason == "invalid password" { flow.pointee.marks.insert(.wrongPassword) }
            if reason == "max number of clients reached" { flow.pointee.marks.insert(.tooManyClients) }
        default: break
        }
    }

    /// How somebody who wanted to be let in fared.
    mutating func noteLogin(_ flow: UnsafeMutablePointer<Flow>) {
        let marks = flow.pointee.marks
        guard flow.pointee.kind == .resp, flow.pointee.conversation >= 0, !marks.isEmpty else { return }
        let outcome: LoginKey.Outcome
        if marks.contains(.wrongPassword) {
            outcome = .wrongPassword
        } else if marks.contains(.noPassword) {
            outcome = flow.pointee.modes.contains(.authenticated) ? .late : .noPassword
        } else if marks.contains(.protected) {
            outcome = .protected
        } else if marks.contains(.tooManyClients) {
            outcome = .tooManyClients
        } else if marks.contains(.noPermission) {
            outcome = .noPermission
        } else if marks.contains(.refused), marks.contains(.replica) {
            outcome = .refused
        } else {
            return
        }
        let isReplica = marks.contains(.replica)
        let key = LoginKey(
            conversation: flow.pointee.conversation,
            replicaPort: isReplica ? announcedPort(flow) : nil,
            isReplica: isReplica,
            outcome: outcome
        )
        guard ledger.logins.count < TrafficLedger.limit || ledger.logins[key] != nil else {
            ledger.isIncomplete = true
            return
        }
        ledger.logins[key, default: Occurrences()].add(Self.start(of: flow), flow)
    }

    /// Client port that a replica announced on this connection.
    private func announcedPort(_ flow: UnsafeMutablePointer<Flow>) -> Int? { follower(flow)?.replicaPort }

    /// Somebody who spoke, but neither RESP nor the language of the bus.
    mutating func noteStranger(_ flow: UnsafeMutablePointer<Flow>) {
        guard flow.pointee.client < 2, flow.pointee.kind != .bus, flow.pointee.kind != .replication else { return }
        let client = flow.halves + Int(flow.pointee.client)
        guard client.pointee.bytes > 0,
            flow.pointee.kind != .resp || !flow.pointee.isSynced || flow.pointee.replies == 0
        else { return }
        let (server, port) = flow.pointee.address(Int(flow.pointee.client ^ 1))
        let (address, _) = flow.pointee.address(Int(flow.pointee.client))
        let key = StrangerKey(
            client: address,
            server: NodeKey(address: server, port: port),
            kind: strangerKind(flow, client)
        )
        guard ledger.strangers.count < TrafficLedger.limit || ledger.strangers[key] != nil else {
            ledger.isIncomplete = true
            return
        }
        ledger.strangers[key, default: Occurrences()].add(Self.start(of: flow), flow)
    }

    private func strangerKind(_ flow: UnsafeMutablePointer<Flow>, _ client: UnsafeMutablePointer<Half>)
        -> StrangerKey.Kind
    {
        switch flow.pointee.kind {
        case .resp: return .resp
        case .tls: return .tls
        case .unknown:
            guard let text = client.pointee.carry, client.pointee.carryCount > 0 else { return .text }
            let count = client.pointee.carryCount
            let isHTTP = ["GET /", "POST /", "HEAD /", "OPTIONS ", "PUT /", "CONNECT "].contains {
                Self.starts(text, count, $0)
            }
            return isHTTP ? .http : .text
        default: return .other
        }
    }

    private static func starts(_ bytes: UnsafeRawPointer, _ count: Int, _ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return count >= wanted.count && wanted.indices.allSatisfy { bytes.byte($0) == wanted[$0] }
    }

    static func start(of flow: UnsafeMutablePointer<Flow>) -> Moment {
        Moment(time: flow.pointee.firstTime, frame: flow.pointee.firstFrame, acknowledged: 0)
    }

    /// EXEC that gives null: a watched key had changed, and nothing ran.
    mutating func noteNothingRan(
        _ flow: UnsafeMutablePointer<Flow>,
        _ pending: PendingRequest,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ moment: Moment
    ) {
        guard let bytes, size >= 3, flow.pointee.conversation >= 0 else { return }
        let isNull = bytes.byte(0) == 0x5F || bytes.byte(0) == 0x2A && bytes.byte(1) == 0x2D
        guard isNull, commands.traits[Int(pending.command)].name == "EXEC" else { return }
        let key = ErrorKey(
            conversation: flow.pointee.conversation,
            command: pending.command,
            code: "(null)",
            reason: nil
        )
        guard ledger.errors.count < TrafficLedger.limit || ledger.errors[key] != nil else { return }
        ledger.errors[key, default: Occurrences()].add(moment, flow)
    }
}
