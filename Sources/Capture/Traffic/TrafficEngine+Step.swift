import ClusterModel
import RESP

/// In step means: the next reply belongs to the first request that waits. What breaks it, and where it is found again
/// (TRAFFIC 1.4).
extension TrafficEngine {
    /// A rest after which nothing is believed to be under way, in nanoseconds.
    private static let rest: UInt64 = 20_000_000
    /// Pairs of plain alternation after which a connection counts as one that never pipelines.
    private static let habit = 16
    private static let cycles: Int32 = 3

    /// Requests that wait get no reply any more that could be told to be theirs.
    @inline(never)
    mutating func loseStep(_ flow: UnsafeMutablePointer<Flow>) {
        if flow.pointee.kind == .resp {
            if flow.pointee.isSynced { flow.pointee.lostSteps += 1 }
            flow.pointee.unpaired += flow.pointee.queue.count
            flow.pointee.queue.removeAll()
            flow.pointee.blockedInQueue = 0
            if flow.pointee.follower >= 0 { unfollow(flow) }
        }
        flow.pointee.isSynced = false
        flow.pointee.alternations = 0
        flow.pointee.modes.subtract([.skipsNext, .transaction])
        for index in 0..<2 {
            flow.halves[index].dropValue()
            flow.halves[index].valueFrame = 0
        }
    }

    /// A reply that contradicts causality: what was believed in step was not.
    mutating func doubt(_ flow: UnsafeMutablePointer<Flow>) {
        flow.pointee.isDoubtful = true
        loseStep(flow)
    }

    /// Requests that can be seen while their replies can't be told: counted, never paired.
    @inline(never)
    mutating func unsyncedRequests(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        var position = 0
        while Self.startsRequest(bytes + position, count - position) {
            let size = skim.request(bytes + position, count - position, words)
            guard size > 0, skim.found > 0 else { return }
            let name = words[0]
            let command = commands.number(bytes + position + name.offset, name.length)
            // A value may hold something that looks like a request.
            guard command != CommandTable.unknown else { return }
            if commands.fast(command).special == .replconf, isWord(1, bytes + position, size, "ACK") {
                becomeReplication(flow, replica: Int(flow.pointee.client), moment)
                return replicationBytes(
                    flow,
                    Int(flow.pointee.client),
                    bytes + position,
                    count - position,
                    moment
                )
            }
            statistic(flow, command).pointee.note(call: size, moment, flow)
            flow.pointee.commands += 1
            flow.pointee.unpaired += 1
            position += size
        }
    }

    /// Errors that can be seen while nobody can say whose they are.
    mutating func unsyncedErrors(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        guard count < 1024, bytes.byte(0) == 0x2D, Self.startsReply(bytes, count), bytes.byte(count - 1) == 0x0A
        else { return }
        var position = 0
        while position < count {
            let size = skim.reply(bytes + position, count - position)
            guard size > 0 else { return }
            if bytes.byte(position) == 0x2D {
                flow.pointee.errors += 1
                let nobody = PendingRequest(moment, command: CommandTable.unknown, bytes: 0)
                noteError(flow, nobody, bytes + position, size, moment)
            }
            position += size
        }
    }

    /// Whether the client's next bytes start a request that surely gets the next reply.
    ///
    /// The server has acknowledged all that the client sent, the client all that the server sent, and a request starts
    /// here. A client that pipelines can look like this while replies are still due, so it takes a rest, too, unless
    /// the connection has alternated strictly all the time.
    mutating func findStep(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) -> Bool {
        let half = flow.halves + direction
        let server = flow.halves + (direction ^ 1)
        let start = half.pointee.next &- UInt32(truncatingIfNeeded: count)
        guard Self.startsRequest(bytes, count), server.pointee.isSeen, server.pointee.acknowledged == start,
            moment.acknowledged == server.pointee.next
        else {
            flow.pointee.alternations = 0
            return false
        }
        let rested = moment.time &- flow.pointee.lastDataTime >= Self.rest && flow.pointee.lastDataTime > 0
        let alternates = flow.pointee.lastDataDirection == UInt8(direction ^ 1)
        flow.pointee.alternations = alternates ? flow.pointee.alternations + 1 : 0
        let isHabit =
            flow.pointee.maxDepth <= 1 && !flow.pointee.isDoubtful
            && (flow.pointee.replies >= Self.habit && alternates || flow.pointee.alternations >= Self.cycles)
        guard rested || isHabit else { return false }
        flow.pointee.isSynced = true
        for index in 0..<2 { flow.halves[index].dropValue() }
        server.pointee.valueFrame = 0
        return true
    }
}
