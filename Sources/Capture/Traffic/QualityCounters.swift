/// What can be said about a capture before a word of it is believed.
struct QualityCounters {
    var frames = 0
    var bytes = 0
    var firstTime: UInt64 = .max
    var lastTime: UInt64 = 0
    /// Frames that the snap length cut.
    var cutFrames = 0
    var timeReversals = 0
    var notIP = 0
    var notTCP = 0
    var fragments = 0
    var cutHeaders = 0
    var unknownLinks = 0
    var segments = 0
    private var previous: UInt64 = 0

    @inline(__always)
    mutating func count(_ packet: borrowing Packet) {
        frames &+= 1
        bytes &+= packet.captured
        let time = packet.time
        if time < firstTime { firstTime = time }
        if time > lastTime { lastTime = time }
        if time < previous { timeReversals &+= 1 }
        previous = time
        if packet.captured < packet.length { cutFrames &+= 1 }
    }

    @inline(never)
    mutating func leaveOut(_ outcome: Segment.Outcome) {
        switch outcome {
        case .segment: break
        case .notIP: notIP += 1
        case .notTCP: notTCP += 1
        case .fragment: fragments += 1
        case .cut: cutHeaders += 1
        case .unknownLink: unknownLinks += 1
        }
    }
}
