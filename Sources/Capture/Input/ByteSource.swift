import Glibc

/// A file descriptor and a buffer in front of it.
///
/// `fill` moves what is left to the front, so that pointers into the buffer last until then.
struct ByteSource: ~Copyable {
    /// What is read at once: little enough that the kernel's copy is still in the cache when it is looked at.
    private static let piece = 128 << 10

    private let descriptor: Int32
    private let closes: Bool
    private let capacity: Int
    private let memory: UnsafeMutableRawPointer
    private var start = 0
    private var end = 0
    private(set) var isAtEnd = false
    private var isShut = false
    /// Bytes read from the descriptor so far.
    private(set) var total = 0
    private(set) var failure: Int32 = 0

    /// - Parameter closes: whether the descriptor is closed at the end.
    init(descriptor: Int32, closes: Bool, capacity: Int = 1 << 20) {
        self.descriptor = descriptor
        self.closes = closes
        self.capacity = capacity
        memory = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    }

    deinit {
        memory.deallocate()
        if closes, !isShut { close(descriptor) }
    }

    /// Closes the descriptor before its time; nothing is read any more.
    mutating func shut() {
        if closes, !isShut { close(descriptor) }
        isShut = true
        isAtEnd = true
    }

    var bytes: UnsafeRawPointer {
        @inline(__always) get { UnsafeRawPointer(memory + start) }
    }

    var available: Int {
        @inline(__always) get { end &- start }
    }

    /// Largest number of bytes that `fill` can promise.
    var limit: Int { capacity }

    @inline(__always)
    mutating func consume(_ count: Int) { start &+= count }

    /// Whether so many bytes are there; reads more if they are not.
    @inline(__always)
    mutating func require(_ count: Int) -> Bool {
        available >= count || fill(count)
    }

    @inline(never)
    private mutating func fill(_ count: Int) -> Bool {
        guard count <= capacity else { return false }
        if start > 0 {
            memory.copyMemory(from: memory + start, byteCount: available)
            end -= start
            start = 0
        }
        while available < count, !isAtEnd {
            // A pipe may be silent for ever, and whoever had enough of it must not wait for its next byte.
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            while poll(&ready, 1, 200) == 0 {
                if Task.isCancelled { isAtEnd = true }
                if isAtEnd { return available >= count }
            }
            let got = read(descriptor, memory + end, min(capacity - end, max(Self.piece, count - available)))
            if got > 0 {
                end += got
                total += got
            } else if got == 0 || errno != EINTR {
                if got < 0 { failure = errno }
                isAtEnd = true
            }
        }
        return available >= count
    }
}
