/// A request that waits for its reply.
struct PendingRequest {
    /// When its last byte passed, in nanoseconds.
    var time: UInt64
    /// TCP sequence number behind its last byte.
    var end: UInt32
    var frame: UInt32
    var bytes: UInt32
    var command: UInt16
    /// Slot of its first key; `noSlot` if it has none.
    var slot: UInt16
    /// Replies that are still to come: more than one for SUBSCRIBE.
    var replies: UInt16
    var special: SpecialCommand
    /// Its latency says nothing: it blocks, or waits behind one that does.
    var isBlocked: Bool
    /// Number of its first key if names of keys are kept, else 0.
    var key: UInt32 = 0

    static let noSlot: UInt16 = .max

    @inline(__always)
    init(_ moment: Moment, command: UInt16, bytes: Int) {
        time = moment.time
        end = 0
        frame = UInt32(truncatingIfNeeded: moment.frame)
        self.bytes = UInt32(truncatingIfNeeded: bytes)
        self.command = command
        slot = Self.noSlot
        replies = 1
        special = .none
        isBlocked = false
    }
}

/// First in, first out; a ring in memory of its own.
struct RequestQueue {
    private var ring: UnsafeMutablePointer<PendingRequest>?
    private var capacity = 0
    private var head = 0
    private(set) var count = 0

    /// More requests than this without an answer are not believed.
    static let limit = 1 << 16

    /// Memory held, in bytes.
    var bytes: Int { capacity * MemoryLayout<PendingRequest>.stride }

    @inline(__always)
    var isEmpty: Bool { count == 0 }

    @inline(__always)
    mutating func push(_ request: PendingRequest) {
        if count == capacity { grow() }
        if let ring { (ring + ((head &+ count) & (capacity &- 1))).initialize(to: request) }
        count &+= 1
    }

    /// The request that is answered next.
    @inline(__always)
    var first: UnsafeMutablePointer<PendingRequest>? {
        guard count > 0, let ring else { return nil }
        return ring + head
    }

    @inline(__always)
    mutating func removeFirst() {
        guard count > 0 else { return }
        head = (head &+ 1) & (capacity &- 1)
        count &-= 1
    }

    mutating func removeAll() {
        head = 0
        count = 0
    }

    mutating func free() {
        ring?.deallocate()
        ring = nil
        capacity = 0
        removeAll()
    }

    func forEach(_ body: (PendingRequest) -> Void) {
        guard let ring else { return }
        for index in 0..<count { body(ring[(head + index) & (capacity - 1)]) }
    }

    @inline(never)
    private mutating func grow() {
        let larger = max(4, capacity * 2)
        let memory = UnsafeMutablePointer<PendingRequest>.allocate(capacity: larger)
        if let ring {
            for index in 0..<count { (memory + index).initialize(to: ring[(head + index) & (capacity - 1)]) }
            ring.deallocate()
        }
        ring = memory
        capacity = larger
        head = 0
    }
}
