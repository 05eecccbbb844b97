import ClusterModel
import RESP

extension TrafficEngine {
    /// Bytes from the client, in order.
    mutating func requests(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        let half = flow.halves + direction
        if flow.pointee.isBroken { return }
        if !flow.pointee.isSynced, !findStep(flow, direction, bytes, count, moment) {
            return unsyncedRequests(flow, bytes, count, moment)
        }
        var base = bytes
        var length = count
        if half.pointee.isPassing {
            let used = pass(flow, direction, bytes, count, moment)
            guard used >= 0 else { return }
            base += used
            length -= used
        } else if half.pointee.carryCount > 0 {
            (base, length) = joined(half, bytes, count)
        }
        let edge = half.pointee.next
        var position = 0
        while position < length {
            let start = base + position
            let rest = length &- position
            var size: Int
            if start.byte(0) == 0x2A {
                size = skim.request(start, rest, words)
                if size > 0 {
                    if skim.count > 0 {
                        let end = edge &- UInt32(truncatingIfNeeded: rest &- size)
                        if var pending = request(flow, start, size, moment) {
                            pending.time = moment.time
                            pending.end = end
                            flow.pointee.queue.push(pending)
                        }
                        if flow.pointee.kind != .resp {
                            return turnedRound(flow, direction, start + size, rest - size, moment)
                        }
                    }
                    position &+= size
                    continue
                }
                if size == 0 {
                    incompleteRequest(flow, half, start, rest, moment)
                    return
                }
            } else {
                size = inlineRequest(flow, start, rest, edge, moment)
            }
            if size == 0 { return half.pointee.keep(start, rest) }
            guard size > 0 else { return broken(flow, edge, rest, moment) }
            position &+= size
        }
        if flow.pointee.queue.count > flow.pointee.maxDepth { noteDepth(flow) }
    }

    /// What is no request gets one answer, an error, and the end of the connection.
    private mutating func broken(_ flow: UnsafeMutablePointer<Flow>, _ edge: UInt32, _ rest: Int, _ moment: Moment) {
        flow.pointee.isBroken = true
        let statistic = statistic(flow, CommandTable.unknown)
        statistic.pointee.note(call: rest, moment, flow)
        flow.pointee.commands += 1
        var pending = PendingRequest(moment, command: CommandTable.unknown, bytes: rest)
        pending.end = edge &- UInt32(truncatingIfNeeded: rest) &+ 1
        pending.isBlocked = true
        flow.pointee.queue.push(pending)
    }

    @inline(never)
    private mutating func noteDepth(_ flow: UnsafeMutablePointer<Flow>) {
        flow.pointee.maxDepth = flow.pointee.queue.count
        if flow.pointee.queue.count > RequestQueue.limit { loseStep(flow) }
    }

    /// One whole request, or the start of one that is too long to keep: counted; what waits for a reply is returned.
    mutating func request(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ size: Int,
        _ moment: Moment
    ) -> PendingRequest? {
        let name = words[0]
        var command = commands.number(bytes + name.offset, name.length)
        var fast = commands.fast(command)
        if fast.isContainer, skim.found > 1, words[1].offset + words[1].length <= size {
            command = commands.number(command, bytes + words[1].offset, words[1].length)
            fast = commands.fast(command)
        }
        var slot = PendingRequest.noSlot
        var isTagged = false
        if fast.keyWord != 0 { (slot, isTagged) = self.slot(fast.keyWord, bytes, size) }
        flow.pointee.commands &+= 1
        if slot != PendingRequest.noSlot, flow.pointee.node >= 0 {
            nodes[Int(flow.pointee.node)].pointee.count(slot, write: fast.writes, isTagged)
        }
        let statistic = statistic(flow, command)
        statistic.pointee.note(call: size, moment, flow)
        var pending = PendingRequest(moment, command: command, bytes: size)
        pending.slot = slot
        pending.special = fast.special
        pending.isBlocked = flow.pointee.blockedInQueue > 0
        if keepsUserData, slot != PendingRequest.noSlot {
            pending.key = noteKey(fast, slot, bytes, size, moment)
        }
        if fast.special != .none || !flow.pointee.modes.isDisjoint(with: .affecting) {
            mark(flow, fast.special)
            guard special(flow, bytes, size, &pending, moment) else { return nil }
        }
        return pending
    }

    @inline(__always)
    mutating func statistic(
        _ flow: UnsafeMutablePointer<Flow>,
        _ command: UInt16
    ) -> UnsafeMutablePointer<CommandStatistic> {
        if flow.pointee.lastCommand != command {
            flow.pointee.lastStatistic = statistics.place(flow.pointee.conversation, command)
            flow.pointee.lastCommand = command
        }
        return statistics[flow.pointee.lastStatistic]
    }

    /// Takes note of the first key; its number.
    @inline(never)
    private mutating func noteKey(
        _ fast: CommandTable.Fast,
        _ slot: UInt16,
        _ bytes: UnsafeRawPointer,
        _ size: Int,
        _ moment: Moment
    ) -> UInt32 {
        let place = words[fast.keyWord > 0 ? Int(fast.keyWord) : rareKeyWord(fast.keyWord, bytes, size)]
        let name = UnsafeRawBufferPointer(start: bytes + place.offset, count: place.length)
        return keys.note(name, slot: slot, isWrite: fast.writes, frame: moment.frame)
    }

    /// Slot of the first key.
    @inline(__always)
    private func slot(_ keyWord: Int8, _ bytes: UnsafeRawPointer, _ size: Int) -> (UInt16, isTagged: Bool) {
        let word = keyWord > 0 ? Int(keyWord) : rareKeyWord(keyWord, bytes, size)
        guard word > 0, word < skim.found else { return (PendingRequest.noSlot, false) }
        let key = words[word]
        guard key.offset &+ key.length <= size else { return (PendingRequest.noSlot, false) }
        let place = HashSlot.place(of: bytes + key.offset, count: key.length)
        return (UInt16(truncatingIfNeeded: place & 0x3FFF), place & HashSlot.tagged != 0)
    }

    /// Keys whose place hangs on other words.
    @inline(never)
    private func rareKeyWord(_ mark: Int8, _ bytes: UnsafeRawPointer, _ size: Int) -> Int {
        switch mark {
        case CommandTable.keyAfterCount1: return hasKeys(1, bytes, size) ? 2 : 0
        case CommandTable.keyAfterCount2: return hasKeys(2, bytes, size) ? 3 : 0
        default:
            for index in 1..<max(1, skim.found) where isWord(index, bytes, size, "STREAMS") { return index + 1 }
            return 0
        }
    }

    private func hasKeys(_ index: Int, _ bytes: UnsafeRawPointer, _ size: Int) -> Bool {
        guard index < skim.found, words[index].length > 0, words[index].offset < size else { return false }
        return bytes.byte(words[index].offset) != 0x30
    }

    /// Whether a word of the request is this one, in any case.
    func isWord(_ index: Int, _ bytes: UnsafeRawPointer, _ size: Int, _ word: StaticString) -> Bool {
        guard index < skim.found, words[index].length == word.utf8CodeUnitCount,
            words[index].offset + words[index].length <= size
        else { return false }
        for place in 0..<words[index].length
        where CommandTable.upper(bytes.byte(words[index].offset + place)) != word.utf8Start[place] { return false }
        return true
    }
}
