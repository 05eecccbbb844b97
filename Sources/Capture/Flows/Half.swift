/// One direction of a connection: how far it is read, and what of its stream stands incomplete.
struct Half {
    /// Sequence number of the next byte.
    var next: UInt32 = 0
    /// Sequence number of the first packet seen.
    var first: UInt32 = 0
    /// Highest acknowledgement that this side sent, in packets that have arrived and in packets that were delivered.
    var acknowledgedArrived: UInt32 = 0
    var acknowledged: UInt32 = 0
    var isKnown = false
    /// Packets of this direction were captured.
    var isSeen = false
    var hasAcknowledged = false
    var isFinished = false

    var packets = 0
    /// Payload bytes in order, each counted once.
    var bytes = 0
    var retransmissions = 0
    var outOfOrder = 0
    var duplicates = 0
    var holes = 0
    var holeBytes = 0
    /// Packets that were cut by the snap length.
    var cutPackets = 0
    var zeroWindows = 0
    /// Keep-alive probes since the other side sent a packet last.
    var probes = 0
    var probesAt = -1
    var lastTime: UInt64 = 0
    var lastIdentification: UInt16 = 0

    // The stream.
    var carry: UnsafeMutableRawPointer?
    var carryCount = 0
    var carryCapacity = 0
    /// A value too long to keep is passed over.
    var isPassing = false
    /// Parts of that value that are to come, and bytes of the part under way.
    var remaining = 0
    var skip = 0
    /// Where and when the value under way began.
    var valueTime: UInt64 = 0
    var valueFrame = 0
    /// Bytes of the value under way that were already passed over.
    var valueBytes = 0
    /// First line of a reply that is too long to keep.
    var value = ReplyHead()
    /// The request that is passed over; it waits for its reply once it is whole.
    var open: PendingRequest?

    mutating func dropCarry() {
        carry?.deallocate()
        carry = nil
        carryCount = 0
        carryCapacity = 0
    }

    mutating func dropValue() {
        dropCarry()
        isPassing = false
        remaining = 0
        skip = 0
        valueBytes = 0
        open = nil
    }

    /// Keeps bytes that belong to an incomplete value.
    mutating func keep(_ bytes: UnsafeRawPointer, _ count: Int) {
        if count > carryCapacity {
            carry?.deallocate()
            carryCapacity = max(256, (count + 255) & ~255)
            carry = UnsafeMutableRawPointer.allocate(byteCount: carryCapacity, alignment: 16)
        }
        if count > 0 { carry?.copyMemory(from: bytes, byteCount: count) }
        carryCount = count
    }
}

/// What is noted of a reply while its body passes.
struct ReplyHead {
    var type: UInt8 = 0
    var count = 0
    var errors = 0
    /// A message of a channel that is too long to keep: told by its first bytes.
    var isMessage = false
}
