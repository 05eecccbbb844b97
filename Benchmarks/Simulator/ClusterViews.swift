import ClusterModel
import NIOCore

/// The answers of all nodes to CLUSTER NODES: every observer has an order and times of its own, as real ones have.
///
/// All views of a thousand nodes are a million lines, so lines are copied in one piece and only their times are written.
struct ClusterViews: Sendable {
    private static let myself = ByteBuffer(string: "myself,")
    private static let suspicion = ByteBuffer(string: ",fail?")

    private let cluster: SimulatedCluster
    /// The lines of all members with room for the times.
    private let text: ByteBuffer
    /// Where a member's line begins and, behind the last one, where all of them end.
    private let starts: [Int]
    /// Where its flags begin and end.
    private let flags: [Range<Int>]
    /// Where its pong begins.
    private let pongs: [Int]

    init(_ cluster: SimulatedCluster) {
        self.cluster = cluster
        var text = ByteBuffer()
        var starts = [0]
        var flags: [Range<Int>] = []
        var pongs: [Int] = []
        for member in cluster.members {
            text.writeString("\(member.id) \(member.endpoint)@\(member.endpoint.port + 10_000) ")
            let begin = text.writerIndex
            text.writeString(member.isMaster ? "master" : "slave")
            flags.append(begin..<text.writerIndex)
            text.writeString(" \(member.master.map { cluster.members[$0].id } ?? "-") 0 ")
            pongs.append(text.writerIndex)
            text.writeRepeatingByte(UInt8(ascii: "0"), count: PongStamp.digits)
            text.writeString(
                " \(member.epoch) connected\(member.slots.map { " \($0.lowerBound)-\($0.upperBound)" } ?? "")\n"
            )
            starts.append(text.writerIndex)
        }
        self.text = text
        self.starts = starts
        self.flags = flags
        self.pongs = pongs
    }

    /// Writes what one node says at a time, in milliseconds since 1970.
    func write(of observer: Int, now: Int64, to buffer: inout ByteBuffer) {
        let suspected = cluster.suspected(by: observer)
        let length =
            text.readableBytes + Self.myself.readableBytes + suspected.count * Self.suspicion.readableBytes
        buffer.writeBulkHeader(length)
        buffer.reserveCapacity(minimumWritableBytes: length + 2)
        let stamp = PongStamp(now)
        let first = observer * 7 % pongs.count
        for places in [first..<pongs.count, 0..<first] {
            var next = places.lowerBound
            for place in Set(suspected + [observer]).sorted() where places.contains(place) {
                writeLines(next..<place, of: observer, stamp, to: &buffer)
                writeLine(place, of: observer, isSuspected: suspected.contains(place), stamp, to: &buffer)
                next = place + 1
            }
            writeLines(next..<places.upperBound, of: observer, stamp, to: &buffer)
        }
        buffer.writeLineEnd()
    }

    /// Lines without a flag of this view's own.
    private func writeLines(_ places: Range<Int>, of observer: Int, _ stamp: PongStamp, to buffer: inout ByteBuffer) {
        let start = starts[places.lowerBound]
        let length = starts[places.upperBound] - start
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { target in
            guard length > 0, let target = target.baseAddress else { return 0 }
            text.withUnsafeReadableBytes { source in
                if let source = source.baseAddress { target.copyMemory(from: source + start, byteCount: length) }
            }
            for place in places { stamp.write(age: age(place, observer), to: target + (pongs[place] - start)) }
            return length
        }
    }

    private func writeLine(
        _ place: Int,
        of observer: Int,
        isSuspected: Bool,
        _ stamp: PongStamp,
        to buffer: inout ByteBuffer
    ) {
        write(starts[place]..<flags[place].lowerBound, to: &buffer)
        if place == observer { buffer.writeImmutableBuffer(Self.myself) }
        write(flags[place], to: &buffer)
        if isSuspected { buffer.writeImmutableBuffer(Self.suspicion) }
        write(flags[place].upperBound..<pongs[place], to: &buffer)
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: PongStamp.digits) { target in
            if let target = target.baseAddress { stamp.write(age: age(place, observer), to: target) }
            return PongStamp.digits
        }
        write((pongs[place] + PongStamp.digits)..<starts[place + 1], to: &buffer)
    }

    private func write(_ range: Range<Int>, to buffer: inout ByteBuffer) {
        if let piece = text.getSlice(at: range.lowerBound, length: range.count) { buffer.writeImmutableBuffer(piece) }
    }

    /// Milliseconds since the observer heard from a member.
    private func age(_ place: Int, _ observer: Int) -> Int { (place * 31 + observer * 17) % 900 }
}
