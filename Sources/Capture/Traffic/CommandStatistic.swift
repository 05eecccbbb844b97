/// What one client host did with one command at one node.
struct CommandStatistic {
    let conversation: Int32
    let command: UInt16
    /// Requests seen.
    var calls = 0
    /// Replies that surely belong to them.
    var replies = 0
    var errors = 0
    var requestBytes = 0
    var replyBytes = 0
    var largestReply = 0
    var largestReplyFrame = 0
    var largestRequest = 0
    /// Latencies that count: neither blocked nor unknown.
    var timed = 0
    var latencySum: UInt64 = 0
    var latencyMaximum: UInt64 = 0
    var latencyMaximumFrame = 0
    var firstTime: UInt64 = 0
    var lastTime: UInt64 = 0
    var firstFrame = 0
    var lastFrame = 0
    var firstStream: UInt32 = 0
    /// Nil once the memory for histograms is used up.
    var histogram: Histogram?

    /// Counts a request of so many bytes.
    @inline(__always)
    mutating func note(call size: Int, _ moment: Moment, _ flow: UnsafeMutablePointer<Flow>) {
        if calls == 0 {
            firstTime = moment.time
            firstFrame = moment.frame
            firstStream = flow.pointee.stream
        }
        calls &+= 1
        requestBytes &+= size
        lastTime = moment.time
        lastFrame = moment.frame
        if size > largestRequest { largestRequest = size }
    }
}

/// Statistics by conversation and command: bounded, open addressing.
struct StatisticTable: ~Copyable {
    static let limit = 50_000
    /// Histograms at most: about 16 MB.
    private static let histogramLimit = 8192

    private var index: UnsafeMutablePointer<Int32>
    private var capacity = 1024
    private var storage: UnsafeMutablePointer<CommandStatistic>
    private var room = 256
    private(set) var count = 0
    private var histograms = 0

    init() {
        index = .allocate(capacity: capacity)
        index.initialize(repeating: -1, count: capacity)
        storage = .allocate(capacity: room)
    }

    deinit {
        for place in 0..<count { storage[place].histogram?.free() }
        index.deallocate()
        storage.deallocate()
    }

    @inline(__always)
    subscript(_ place: Int32) -> UnsafeMutablePointer<CommandStatistic> { storage + Int(place) }

    /// Place of a statistic, made if there is none; the last one is for all that has no place any more.
    mutating func place(_ conversation: Int32, _ command: UInt16) -> Int32 {
        var slot = Self.hash(conversation, command) & (capacity - 1)
        while index[slot] >= 0 {
            let found = storage[Int(index[slot])]
            if found.conversation == conversation, found.command == command { return index[slot] }
            slot = (slot + 1) & (capacity - 1)
        }
        if count >= Self.limit { return Int32(count - 1) }
        if count == room { growStorage() }
        var statistic = CommandStatistic(conversation: conversation, command: command)
        if histograms < Self.histogramLimit {
            statistic.histogram = Histogram()
            histograms += 1
        }
        (storage + count).initialize(to: statistic)
        index[slot] = Int32(count)
        count += 1
        if count * 2 > capacity { growIndex() }
        return Int32(count - 1)
    }

    private static func hash(_ conversation: Int32, _ command: UInt16) -> Int {
        let mixed = (UInt64(UInt32(bitPattern: conversation)) << 16 | UInt64(command)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 33)
    }

    private mutating func growStorage() {
        let larger = UnsafeMutablePointer<CommandStatistic>.allocate(capacity: room * 2)
        larger.moveInitialize(from: storage, count: count)
        storage.deallocate()
        storage = larger
        room *= 2
    }

    private mutating func growIndex() {
        index.deallocate()
        capacity *= 2
        index = .allocate(capacity: capacity)
        index.initialize(repeating: -1, count: capacity)
        for place in 0..<count {
            var slot = Self.hash(storage[place].conversation, storage[place].command) & (capacity - 1)
            while index[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            index[slot] = Int32(place)
        }
    }
}
