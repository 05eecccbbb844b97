/// All connections, found by their two ends: open addressing with linear probing.
///
/// Each entry is one piece of memory: the flow, and its two halves behind it.
struct FlowTable: ~Copyable {
    private var slots: UnsafeMutablePointer<UnsafeMutablePointer<Flow>?>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 1024) {
        self.capacity = capacity
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: nil, count: capacity)
    }

    deinit {
        for index in 0..<capacity { slots[index]?.free() }
        slots.deallocate()
    }

    @inline(__always)
    func find(_ key: FlowKey) -> UnsafeMutablePointer<Flow>? {
        var index = Int(truncatingIfNeeded: key.hashed) & (capacity &- 1)
        while let flow = slots[index] {
            if FlowKey.same(flow.pointee.key, key) { return flow }
            index = (index &+ 1) & (capacity &- 1)
        }
        return nil
    }

    mutating func insert(_ flow: Flow) -> UnsafeMutablePointer<Flow> {
        if count * 2 >= capacity { grow() }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: Self.entrySize, alignment: 64)
        let pointer = memory.bindMemory(to: Flow.self, capacity: 1)
        pointer.initialize(to: flow)
        pointer.halves.initialize(repeating: Half(), count: 2)
        place(pointer)
        count += 1
        return pointer
    }

    /// Takes it out and frees it.
    mutating func remove(_ flow: UnsafeMutablePointer<Flow>) {
        var index = Int(truncatingIfNeeded: flow.pointee.key.hashed) & (capacity - 1)
        while slots[index] != flow {
            guard slots[index] != nil else { return }
            index = (index + 1) & (capacity - 1)
        }
        slots[index] = nil
        count -= 1
        // What was pushed aside by it moves up.
        var next = (index + 1) & (capacity - 1)
        while let moved = slots[next] {
            slots[next] = nil
            place(moved)
            next = (next + 1) & (capacity - 1)
        }
        flow.free()
    }

    /// Every flow, in no order.
    func forEach(_ body: (UnsafeMutablePointer<Flow>) -> Void) {
        for index in 0..<capacity {
            if let flow = slots[index] { body(flow) }
        }
    }

    private mutating func place(_ flow: UnsafeMutablePointer<Flow>) {
        var index = Int(truncatingIfNeeded: flow.pointee.key.hashed) & (capacity - 1)
        while slots[index] != nil { index = (index + 1) & (capacity - 1) }
        slots[index] = flow
    }

    private mutating func grow() {
        let old = slots
        let oldCapacity = capacity
        capacity *= 2
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: nil, count: capacity)
        for index in 0..<oldCapacity {
            if let flow = old[index] { place(flow) }
        }
        old.deallocate()
    }

    fileprivate static let halvesOffset = (MemoryLayout<Flow>.stride + 63) & ~63
    private static let entrySize = halvesOffset + 2 * MemoryLayout<Half>.stride
}

extension UnsafeMutablePointer<Flow> {
    /// The two directions.
    @inline(__always)
    var halves: UnsafeMutablePointer<Half> {
        (UnsafeMutableRawPointer(self) + FlowTable.halvesOffset).assumingMemoryBound(to: Half.self)
    }

    /// Frees what hangs on it, but not itself.
    func freeBuffers() {
        while let held = pointee.held {
            pointee.held = held.pointee.next
            held.free()
        }
        pointee.heldLast = nil
        pointee.heldCount = 0
        pointee.heldBytes = 0
        pointee.queue.free()
        halves[0].dropCarry()
        halves[1].dropCarry()
    }

    fileprivate func free() {
        freeBuffers()
        UnsafeMutableRawPointer(self).deallocate()
    }
}
