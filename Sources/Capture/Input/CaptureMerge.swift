/// Several captures as one, by the time of their packets.
///
/// A file is opened when its first packet is due, so that a hundred files of a ring buffer need the memory of one.
struct CaptureMerge: ~Copyable {
    private struct Source: ~Copyable {
        var input: CaptureInput
        var packet: Packet
    }

    private var active: UnsafeMutablePointer<Source>
    private var activeCount = 0
    private let capacity: Int
    /// Paths that are not open yet, the last one is the next; with the time of their first packet.
    private var waiting: [(path: String, time: UInt64, file: Int)] = []
    private var finished: [(file: Int, report: CaptureFile)] = []
    /// Which source the last packet came from; it is moved on only when the next packet is asked for.
    private var current = -1
    private let placeholder: UnsafeMutableRawPointer

    init(_ paths: [String]) throws(CaptureError) {
        capacity = max(1, paths.count)
        active = .allocate(capacity: capacity)
        placeholder = .allocate(byteCount: 16, alignment: 16)
        guard paths.count > 1 else {
            for path in paths { try activate(path, 0) }
            return
        }
        var order: [(path: String, time: UInt64)] = []
        for path in paths where path != "-" {
            var input = try CaptureInput.open(path)
            var packet = Packet(in: input.reader.source.bytes)
            let time = input.reader.next(&packet) ? packet.time : 0
            _ = input.finish(readToEnd: false)
            order.append((path, time))
        }
        // Standard input can't be opened twice: it is read from the start.
        if paths.contains("-") { order.append(("-", 0)) }
        order.sort { $0.time < $1.time }
        waiting = order.enumerated().map { ($0.element.path, $0.element.time, $0.offset) }.reversed()
    }

    deinit {
        for index in 0..<activeCount { (active + index).deinitialize(count: 1) }
        active.deallocate()
        placeholder.deallocate()
    }

    var emptyPacket: Packet { Packet(in: UnsafeRawPointer(placeholder)) }

    var progress: CaptureRun.Progress {
        guard activeCount > 0 else { return CaptureRun.Progress(file: "", frames: 0, bytes: 0) }
        let index = max(0, min(current, activeCount - 1))
        return CaptureRun.Progress(
            file: active[index].input.reader.name,
            frames: active[index].input.reader.frame,
            bytes: active[index].input.reader.source.total
        )
    }

    /// The next packet in time.
    @inline(__always)
    mutating func next(_ packet: inout Packet) -> Bool {
        if activeCount == 1, waiting.isEmpty, current == 0 {
            if active.pointee.input.reader.next(&packet) { return true }
            retire(0)
            return false
        }
        return nextOfMany(&packet)
    }

    @inline(never)
    private mutating func nextOfMany(_ packet: inout Packet) -> Bool {
        if current >= 0 {
            let source = active + current
            if !source.pointee.input.reader.next(&source.pointee.packet) { retire(current) }
        }
        current = -1
        while true {
            var earliest = UInt64.max
            var index = -1
            for place in 0..<activeCount where active[place].packet.time < earliest || index < 0 {
                earliest = active[place].packet.time
                index = place
            }
            if let next = waiting.last, index < 0 || next.time <= earliest {
                waiting.removeLast()
                do throws(CaptureError) {
                    try activate(next.path, next.file)
                } catch {
                    finished.append((next.file, CaptureFile(failed: next.path, error)))
                }
                continue
            }
            guard index >= 0 else { return false }
            current = index
            packet = active[index].packet
            return true
        }
    }

    /// Opens a file and reads its first packet.
    private mutating func activate(_ path: String, _ file: Int) throws(CaptureError) {
        var input = try CaptureInput.open(path)
        input.reader.file = file
        var packet = Packet(in: input.reader.source.bytes)
        guard input.reader.next(&packet) else {
            finished.append((file, input.finish(readToEnd: true)))
            return
        }
        (active + activeCount).initialize(to: Source(input: input, packet: packet))
        activeCount += 1
    }

    private mutating func retire(_ index: Int) {
        var source = (active + index).move()
        activeCount -= 1
        if index < activeCount { (active + index).moveInitialize(from: active + activeCount, count: 1) }
        let file = source.input.reader.file
        finished.append((file, source.input.finish(readToEnd: true)))
        current = -1
    }

    /// What is told of each file, in their order.
    mutating func finish(readToEnd: Bool) -> [CaptureFile] {
        while activeCount > 0 {
            var source = (active + activeCount - 1).move()
            activeCount -= 1
            let file = source.input.reader.file
            finished.append((file, source.input.finish(readToEnd: readToEnd)))
        }
        return finished.sorted { $0.file < $1.file }.map(\.report)
    }
}

extension CaptureFile {
    init(failed name: String, _ trouble: CaptureError) {
        self.init(
            name: name,
            frames: 0,
            bytes: 0,
            interfaces: 0,
            snapLength: 0,
            reportedDrops: nil,
            unusable: 0,
            trouble: trouble
        )
    }
}
