import Glibc

/// The reading of captures under hostile bytes; it must return, whatever it is given.
package enum CaptureFuzzEntry {
    /// The bytes as a capture, of at most 64 kB; how many packets it had.
    @discardableResult
    package static func file(_ bytes: [UInt8]) -> Int {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return 0 }
        let size = min(bytes.count, 1 << 16)
        let written = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, size) }
        close(ends[1])
        let source = ByteSource(descriptor: ends[0], closes: true, capacity: 1 << 17)
        guard written == size, var reader = try? CaptureReader(name: "fuzz", source: source) else { return 0 }
        var engine = TrafficEngine(keepsUserData: true)
        var packet = Packet(in: reader.source.bytes)
        var frames = 0
        while reader.next(&packet) {
            engine.take(packet)
            frames += 1
        }
        check(&engine, frames)
        return frames
    }

    /// The bytes as what the two sides of four connections send, and how it is cut, lost, doubled and put out of order on
    /// the way; how many packets that made.
    ///
    /// Each packet is told by two bytes: connection, direction and what happens to it; and the length of its payload, which
    /// follows.
    @discardableResult
    package static func segments(_ bytes: [UInt8]) -> Int {
        var engine = TrafficEngine(keepsUserData: true)
        var wire = FuzzWire()
        var index = 0
        while index + 2 <= bytes.count {
            let (control, size) = (bytes[index], Int(bytes[index + 1]) * (bytes[index] & 0x80 == 0 ? 1 : 16))
            index += 2
            let end = min(bytes.count, index + size)
            wire.send(control, bytes[index..<end], to: &engine)
            index = end
        }
        check(&engine, wire.frames)
        return wire.frames
    }

    /// What must hold for every capture.
    private static func check(_ engine: inout TrafficEngine, _ frames: Int) {
        engine.finish()
        precondition(engine.heldBytes == 0, "segments are held after the end")
        let summary = engine.summary(files: [], isWhole: true)
        precondition(summary.quality.frames == frames, "packets are lost")
        precondition(summary.flows.allSatisfy { $0.replies <= $0.commands }, "more replies than requests")
        precondition(summary.commands.allSatisfy { $0.replies <= $0.calls && $0.timed <= $0.replies })
        precondition(
            summary.resyncs.allSatisfy { ($0.lagLast ?? 0) >= 0 && $0.transferSeen >= 0 && $0.streamBytes >= 0 }
        )
        precondition(summary.elections.allSatisfy { $0.votes >= 0 && $0.requests > 0 })
    }
}

/// A wire that harms packets.
private struct FuzzWire {
    private var sequence: [UInt32] = (0..<8).map { 0xFFFF_FF00 &+ $0 &* 7919 }
    private var time: UInt64 = 1_700_000_000_000_000_000
    private var late: [UInt8]?
    private(set) var frames = 0

    mutating func send(_ control: UInt8, _ payload: ArraySlice<UInt8>, to engine: inout TrafficEngine) {
        let connection = Int(control & 3)
        let direction = Int(control >> 2 & 1)
        let own = connection * 2 + direction
        var flags: UInt8 = 0x18
        var captured = Int.max
        var copies = 1
        time += control & 0x40 == 0 ? 100_000 : 30_000_000
        switch control >> 3 & 7 {
        case 1: flags = direction == 0 ? 0x02 : 0x12
        case 2: flags = 0x11
        case 3 where payload.count % 16 == 3: flags = 0x14
        case 4: copies = 2
        case 5: copies = 0
        case 6: captured = 54 + payload.count / 2
        default: break
        }
        let frame = frame(connection, direction, flags, payload)
        sequence[own] &+= UInt32(payload.count) &+ (flags & 3 == 0 ? 0 : 1)
        if control >> 3 & 7 == 7, late == nil {
            late = frame
            return
        }
        for _ in 0..<copies { take(frame, captured, &engine) }
        if let late {
            take(late, .max, &engine)
            self.late = nil
        }
    }

    private mutating func take(_ frame: [UInt8], _ captured: Int, _ engine: inout TrafficEngine) {
        frames += 1
        frame.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var packet = Packet(in: base)
            packet.captured = min(bytes.count, captured)
            packet.length = bytes.count
            packet.time = time
            packet.link = 1
            packet.frame = frames
            engine.take(packet)
        }
    }

    private func frame(_ connection: Int, _ direction: Int, _ flags: UInt8, _ payload: ArraySlice<UInt8>) -> [UInt8] {
        let ends: [[UInt8]] = [[10, 0, 0, 1, UInt8(100 + connection), 1], [10, 0, 0, 2, 27, 88]]
        let (source, target) = (ends[direction], ends[direction ^ 1])
        let total = 40 + payload.count
        var frame = [UInt8](repeating: 2, count: 12) + [8, 0, 0x45, 0, UInt8(total >> 8 & 255), UInt8(total & 255)]
        frame += [0, UInt8(frames & 255), 0x40, 0, 64, 6, 0, 0] + source[..<4] + target[..<4]
        frame += source[4...] + target[4...]
        for value in [sequence[connection * 2 + direction], sequence[connection * 2 + (direction ^ 1)]] {
            frame += (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
        }
        return frame + [0x50, flags, 0xFF, 0xFF, 0, 0, 0, 0] + payload
    }
}
