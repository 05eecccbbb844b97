import ClusterModel
import RESP

/// Reads packets one by one and keeps what they come to: connections, commands, errors, the life of the cluster.
///
/// Memory is bounded by the connections that are open at the same time, never by the length of the capture: values of a
/// known length are passed over, what is held back is limited, tables have limits and say when they are full.
///
/// All state of the inner loop is plain memory: no references, no existentials, no arrays of arrays.
struct TrafficEngine: ~Copyable {
    var flows = FlowTable()
    var commands = CommandTable()
    var statistics = StatisticTable()
    var nodes = Slab<TrafficNode>()
    var conversations = Slab<Conversation>()
    var nodeNumbers: [NodeKey: Int32] = [:]
    var conversationNumbers: [ConversationKey: Int32] = [:]
    var quality = QualityCounters()
    var ledger = TrafficLedger()
    var bus = BusWatch()
    var replication = ReplicationWatch()
    /// Names of keys are kept.
    let keepsUserData: Bool
    var keys = KeyTable()
    /// Every pair is kept, for tests that compare them; without end, so for nothing else.
    var pairs: [RequestReplyPair]?

    var segment = Segment()
    var skim = RESPSkim()
    let words: UnsafeMutablePointer<RESPWord>
    private(set) var scratch: UnsafeMutableRawPointer
    private var scratchCapacity = 128 << 10
    /// Bytes in held segments of all connections.
    var heldBytes = 0
    var streams: UInt32 = 0
    /// Closed connections that still have an entry, oldest first: their number must stay known.
    var closedFlows: [FlowKey] = []
    var closedStart = 0

    init(keepsUserData: Bool = false) {
        self.keepsUserData = keepsUserData
        words = .allocate(capacity: RESPSkim.wordLimit)
        words.initialize(repeating: RESPWord(offset: 0, length: 0), count: RESPSkim.wordLimit)
        scratch = .allocate(byteCount: scratchCapacity, alignment: 16)
    }

    deinit {
        words.deallocate()
        scratch.deallocate()
        for index in 0..<nodes.count { nodes[index].pointee.slots?.deallocate() }
    }

    /// Takes the next packet.
    @inline(__always)
    mutating func take(_ packet: borrowing Packet) {
        quality.count(packet)
        let outcome = segment.read(packet)
        guard outcome == .segment else { return quality.leaveOut(outcome) }
        var direction = 0
        let key = FlowKey(segment, direction: &direction)
        let flow: UnsafeMutablePointer<Flow>
        if let known = flows.find(key) {
            flow = known
        } else {
            flow = begin(key, packet.time, packet.frame, packet.file)
        }
        flow.pointee.packets &+= 1
        flow.pointee.lastTime = packet.time
        flow.pointee.lastFrame = packet.frame
        if segment.flags & (Segment.syn | Segment.fin | Segment.rst) != 0 {
            return control(flow, direction, packet.time, packet.frame)
        }
        if flow.pointee.isClosed || flow.pointee.kind == .other { return }
        let half = flow.halves + direction
        let other = flow.halves + (direction ^ 1)
        half.pointee.packets &+= 1
        let length = segment.length
        if half.pointee.isSeen, segment.sequence == half.pointee.next, flow.pointee.heldCount == 0,
            segment.captured == length, segment.window != 0,
            Int32(bitPattern: segment.acknowledged &- other.pointee.next) <= 0, other.pointee.isSeen
        {
            half.pointee.acknowledgedArrived = segment.acknowledged
            half.pointee.acknowledged = segment.acknowledged
            half.pointee.lastTime = packet.time
            half.pointee.lastIdentification = segment.identification
            guard length > 0, let payload = segment.payload else { return }
            half.pointee.next &+= UInt32(truncatingIfNeeded: length)
            half.pointee.bytes &+= length
            let moment = Moment(time: packet.time, frame: packet.frame, acknowledged: segment.acknowledged)
            deliver(flow, direction, payload, length, moment)
            return
        }
        disordered(flow, direction, packet.time, packet.frame)
    }

    /// A connection that was not known yet.
    @inline(never)
    mutating func begin(_ key: FlowKey, _ time: UInt64, _ frame: Int, _ file: Int) -> UnsafeMutablePointer<Flow> {
        let flow = flows.insert(Flow(key: key, stream: streams, time: time, frame: frame, file: file))
        streams &+= 1
        return flow
    }

    /// Memory for a carried value and the segment that goes on with it.
    func joined(
        _ half: UnsafeMutablePointer<Half>,
        _ bytes: UnsafeRawPointer,
        _ count: Int
    ) -> (UnsafeRawPointer, Int) {
        let carried = half.pointee.carryCount
        if let carry = half.pointee.carry { scratch.copyMemory(from: carry, byteCount: carried) }
        (scratch + carried).copyMemory(from: bytes, byteCount: count)
        half.pointee.carryCount = 0
        return (UnsafeRawPointer(scratch), carried + count)
    }
}

/// When and where something in a stream was seen.
struct Moment {
    var time: UInt64
    var frame: Int
    /// What the segment acknowledges of the other direction.
    var acknowledged: UInt32
}
