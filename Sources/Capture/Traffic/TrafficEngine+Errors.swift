import ClusterModel
import RESP

/// Errors by code. The words behind the code may hold keys, values, even passwords: only those that are known to hold
/// none are kept.
extension TrafficEngine {
    @inline(never)
    mutating func errorReply(
        _ flow: UnsafeMutablePointer<Flow>,
        _ pending: PendingRequest,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ head: ReplyHead,
        _ moment: Moment
    ) {
        let statistic = statistic(flow, pending.command)
        statistic.pointee.errors += head.errors
        flow.pointee.errors += head.errors
        if head.type == 0x2D || head.type == 0x21 { noteError(flow, pending, bytes, size, moment) }
    }

    mutating func noteError(
        _ flow: UnsafeMutablePointer<Flow>,
        _ pending: PendingRequest,
        _ bytes: UnsafeRawPointer?,
        _ size: Int,
        _ moment: Moment
    ) {
        guard let bytes, flow.pointee.conversation >= 0 else { return }
        var start = 1
        if bytes.byte(0) == 0x21 {
            while start < size, bytes.byte(start) != 0x0A { start += 1 }
            start += 1
        }
        let line = UnsafeRawBufferPointer(start: bytes + min(start, size), count: max(0, min(size - start - 2, 256)))
        let code = Self.code(line)
        if code == "MOVED" || code == "ASK" {
            return redirect(flow, line, isAsk: code == "ASK", moment)
        }
        mark(flow, pending.command, code, line)
        let key = ErrorKey(
            conversation: flow.pointee.conversation,
            command: pending.command,
            code: code,
            reason: ErrorReason.known(line, after: code)
        )
        guard ledger.errors.count < TrafficLedger.limit || ledger.errors[key] != nil else {
            ledger.isIncomplete = true
            return
        }
        ledger.errors[key, default: Occurrences()].add(moment, flow)
    }

    /// The first word if it is in capitals, as all codes are.
    private static func code(_ line: UnsafeRawBufferPointer) -> String {
        var end = 0
        while end < line.count, end < 24, line[end] >= 0x41 && line[end] <= 0x5A || line[end] == 0x5F { end += 1 }
        guard end > 1, end == line.count || line[end] == 0x20 || line[end] == 0x3A else { return "(no code)" }
        return String(decoding: line[..<end], as: UTF8.self)
    }

    /// `MOVED 3999 127.0.0.1:6381`; the host may be empty, a name or an IPv6 address without brackets.
    private mutating func redirect(
        _ flow: UnsafeMutablePointer<Flow>,
        _ line: UnsafeRawBufferPointer,
        isAsk: Bool,
        _ moment: Moment
    ) {
        let words = line.split(separator: 0x20, maxSplits: 3)
        guard words.count >= 3, let slot = Int(String(decoding: words[1], as: UTF8.self)), (0..<16384).contains(slot)
        else { return }
        let target = String(decoding: words[2], as: UTF8.self)
        guard target.utf8.count < 300, target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return }
        conversations[Int(flow.pointee.conversation)].pointee.redirects += 1
        var key = RedirectKey(conversation: flow.pointee.conversation, isAsk: isAsk, slot: slot, target: target)
        if ledger.redirects.count >= TrafficLedger.limit, ledger.redirects[key] == nil {
            ledger.isIncomplete = true
            key = RedirectKey(conversation: flow.pointee.conversation, isAsk: isAsk, slot: -1, target: target)
            guard ledger.redirects.count < TrafficLedger.limit * 2 || ledger.redirects[key] != nil else { return }
        }
        ledger.redirects[key, default: Occurrences()].add(moment, flow)
    }

    mutating func noteSlow(
        _ flow: UnsafeMutablePointer<Flow>,
        _ pending: PendingRequest,
        _ latency: UInt64,
        _ size: Int,
        _ moment: Moment
    ) {
        ledger.note(
            slow: SlowRequest(
                conversation: flow.pointee.conversation,
                command: pending.command,
                slot: pending.slot,
                key: pending.key == 0 ? nil : keys.name(pending.key, slot: pending.slot),
                latency: latency,
                time: moment.time,
                requestFrame: Int(pending.frame),
                frame: moment.frame,
                stream: flow.pointee.stream,
                file: flow.pointee.file,
                replyBytes: size
            )
        )
    }
}
