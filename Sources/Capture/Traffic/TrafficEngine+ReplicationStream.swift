import ClusterModel
import Glibc
import RESP
import Replication

extension TrafficEngine {
    /// What the replica says: how far it has come.
    mutating func acknowledgements(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ index: Int,
        _ moment: Moment
    ) {
        let half = flow.halves + direction
        var (base, length) = (bytes, count)
        if half.pointee.carryCount > 0 { (base, length) = joined(half, bytes, count) }
        var position = 0
        while position < length {
            let start = base + position
            if start.byte(0) == 0x0A {
                position += 1
                continue
            }
            let size = start.byte(0) == 0x2A ? skim.request(start, length - position, words) : -1
            if size == 0, length - position <= Self.carryLimit { return half.pointee.keep(start, length - position) }
            guard size > 0 else { return }
            position += size
            guard isWord(0, start, size, "REPLCONF"), isWord(1, start, size, "ACK"), skim.found > 2 else { continue }
            if let offset = StreamOffset.read(text(2, start, size)) { acknowledge(index, offset, moment) }
        }
    }

    private mutating func acknowledge(_ index: Int, _ offset: Int, _ moment: Moment) {
        replication.resyncs[index].acknowledgements += 1
        replication.resyncs[index].acknowledgedOffset = offset
        replication.resyncs[index].acknowledgedTime = moment.time
        let record = replication.resyncs[index]
        guard let base = record.offset, record.phase == .stream else { return }
        let lag = max(0, base + record.streamBytes - offset)
        replication.resyncs[index].lagLast = lag
        replication.resyncs[index].lagMaximum = max(lag, record.lagMaximum ?? 0)
    }

    /// What the master sends: the RDB file, then commands without end, of which only the number of bytes counts.
    mutating func masterBytes(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ index: Int,
        _ moment: Moment
    ) {
        let half = flow.halves + direction
        var (base, length) = (bytes, count)
        if half.pointee.carryCount > 0 { (base, length) = joined(half, bytes, count) }
        while length > 0 {
            var used = length
            switch replication.resyncs[index].phase {
            case .lost: return
            case .stream: replication.resyncs[index].streamBytes += length
            case .transfer:
                used = min(length, replication.resyncs[index].transferLeft)
                replication.resyncs[index].transferLeft -= used
                replication.resyncs[index].transferSeen += used
                if replication.resyncs[index].transferLeft == 0 { transferred(index, moment) }
            case .marked:
                used = marked(half, base, length, index, moment)
                if used == 0 { return }
            case .preamble:
                if base.byte(0) == 0x0A || base.byte(0) == 0x0D {
                    used = 1
                } else {
                    guard let end = memchr(base, 0x0A, length) else {
                        return half.pointee.keep(base, min(length, 512))
                    }
                    used = UnsafeRawPointer(end) - base + 1
                    header(UnsafeRawBufferPointer(start: base, count: used), index, moment)
                }
            }
            base += used
            length -= used
        }
    }

    private mutating func transferred(_ index: Int, _ moment: Moment) {
        replication.resyncs[index].phase = .stream
        replication.resyncs[index].transferFinished = true
        replication.resyncs[index].transferEnd = moment.time
    }

    /// `$LENGTH` or `$EOF:` and 40 characters.
    private mutating func header(_ line: UnsafeRawBufferPointer, _ index: Int, _ moment: Moment) {
        replication.resyncs[index].transferFrame = moment.frame
        let text = line.dropLast().last == 0x0D ? line.dropLast(2) : line.dropLast()
        if text.count == 45, text.starts(with: "$EOF:".utf8) {
            replication.resyncs[index].mark = Array(text.dropFirst(5))
            replication.resyncs[index].phase = .marked
        } else if text.first == 0x24, let size = Int(String(decoding: text.dropFirst(), as: UTF8.self)), size >= 0 {
            replication.resyncs[index].transferBytes = size
            replication.resyncs[index].transferLeft = size
            replication.resyncs[index].phase = size == 0 ? .stream : .transfer
        } else {
            replication.resyncs[index].phase = .lost
        }
    }

    /// Looks for the mark that ends the file; bytes up to behind it, or 0 if it is not there yet.
    private mutating func marked(
        _ half: UnsafeMutablePointer<Half>,
        _ base: UnsafeRawPointer,
        _ length: Int,
        _ index: Int,
        _ moment: Moment
    ) -> Int {
        let mark = replication.resyncs[index].mark
        if let found = Self.find(mark, base, length) {
            let end = found + mark.count
            replication.resyncs[index].transferSeen += end - mark.count
            transferred(index, moment)
            return end
        }
        let tail = min(length, mark.count - 1)
        replication.resyncs[index].transferSeen += length - tail
        half.pointee.keep(base + length - tail, tail)
        return 0
    }

    private static func find(_ mark: [UInt8], _ base: UnsafeRawPointer, _ length: Int) -> Int? {
        var from = 0
        while from + mark.count <= length, let first = mark.first,
            let found = memchr(base + from, Int32(first), length - from - mark.count + 1)
        {
            let offset = UnsafeRawPointer(found) - base
            if memcmp(base + offset, mark, mark.count) == 0 { return offset }
            from = offset + 1
        }
        return nil
    }
}
