/// An interface of a pcapng section.
struct CaptureInterface {
    var link: UInt32
    var snapLength: Int
    /// Units of the time stamp in a second.
    var unitsPerSecond: UInt64 = 1_000_000
    /// Seconds added to each time stamp.
    var offset: Int64 = 0
}

extension CaptureReader {
    /// The next packet of a pcapng file; other blocks are read or passed over on the way.
    @inline(never)
    mutating func nextBlock(_ packet: inout Packet) -> Bool {
        while true {
            guard source.require(12) else { return end() }
            let type = source.bytes.loadUnaligned(as: UInt32.self)
            if type == 0x0A0D_0D0A, !readByteOrder() { return false }
            let length = Int(word(4))
            guard length >= 12, length & 3 == 0 else { return damaged("a block of \(length) bytes") }
            guard length <= source.limit else {
                return damaged("a block of \(length) bytes, more than \(source.limit)")
            }
            guard source.require(length) else { return end() }
            switch swapped ? type.byteSwapped : type {
            case 0x0A0D_0D0A: interfaces.removeAll(keepingCapacity: true)
            case 1: addInterface(length)
            case 5: readStatistics(length)
            case 6, 2, 3:
                let isPacket = read(swapped ? type.byteSwapped : type, length, &packet)
                source.consume(length)
                if isPacket { return true }
                continue
            default: break
            }
            source.consume(length)
        }
    }

    private mutating func readByteOrder() -> Bool {
        guard source.require(16) else { return end() }
        let magic = source.bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        guard magic == 0x1A2B_3C4D || magic == 0x4D3C_2B1A else {
            return damaged("a section header without its byte order")
        }
        swapped = magic == 0x4D3C_2B1A
        return true
    }

    private mutating func addInterface(_ length: Int) {
        guard length >= 20 else { return }
        var interface = CaptureInterface(link: swapped ? word(8) >> 16 : word(8) & 0xFFFF, snapLength: Int(word(12)))
        forEachOption(from: 16, to: length - 4) { reader, code, offset, size in
            if code == 9, size >= 1 {
                let exponent = reader.source.bytes.load(fromByteOffset: offset, as: UInt8.self)
                let power = Int(exponent & 0x7F)
                if exponent & 0x80 != 0 {
                    interface.unitsPerSecond = 1 << UInt64(min(power, 62))
                } else {
                    interface.unitsPerSecond = (0..<min(power, 18)).reduce(1) { value, _ in value * 10 }
                }
            } else if code == 14, size >= 8 {
                interface.offset = Int64(bitPattern: reader.long(offset))
            }
        }
        interfaces.append(interface)
        interfaceCount += 1
    }

    /// Interface statistics: how many packets the capturing host dropped.
    private mutating func readStatistics(_ length: Int) {
        guard length >= 24 else { return }
        var drops: UInt64?
        forEachOption(from: 20, to: length - 4) { reader, code, offset, size in
            if code == 5 || code == 7, size >= 8 { drops = (drops ?? 0) &+ reader.long(offset) }
        }
        if let drops { reportedDrops = (reportedDrops ?? 0) + Int(clamping: drops) }
    }

    /// Reads an enhanced (6), obsolete (2) or simple (3) packet block; false if it can't be used.
    private mutating func read(_ type: UInt32, _ length: Int, _ packet: inout Packet) -> Bool {
        frame += 1
        packet.frame = frame
        packet.file = file
        let header = type == 3 ? 12 : 28
        guard length >= header + 4 else { return unusable() }
        let number = type == 6 ? Int(word(8)) : type == 2 ? Int(word(8) & 0xFFFF) : 0
        let index = type == 2 && swapped ? Int(word(8) >> 16) : number
        guard interfaces.indices.contains(index) else { return unusable() }
        let interface = interfaces[index]
        packet.link = interface.link
        packet.bytes = source.bytes + header
        if type == 3 {
            packet.length = Int(word(8))
            let limit = interface.snapLength > 0 ? interface.snapLength : .max
            packet.captured = min(packet.length, limit, length - 16)
            // It has no time of its own.
            return true
        }
        packet.captured = Int(word(20))
        packet.length = max(Int(word(24)), packet.captured)
        guard packet.captured <= length - header - 4 else { return unusable() }
        let units = UInt64(word(12)) << 32 | UInt64(word(16))
        packet.time = Self.nanoseconds(units, interface)
        return true
    }

    private static func nanoseconds(_ units: UInt64, _ interface: CaptureInterface) -> UInt64 {
        let (seconds, rest) = units.quotientAndRemainder(dividingBy: interface.unitsPerSecond)
        let fine = rest.multipliedFullWidth(by: 1_000_000_000)
        let fraction = interface.unitsPerSecond.dividingFullWidth(fine).quotient
        let whole = Int64(truncatingIfNeeded: seconds) &+ interface.offset
        return UInt64(truncatingIfNeeded: whole) &* 1_000_000_000 &+ fraction
    }

    private mutating func unusable() -> Bool {
        unsupportedPackets += 1
        return false
    }

    func long(_ offset: Int) -> UInt64 {
        let value = source.bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return swapped ? value.byteSwapped : value
    }

    private func forEachOption(from start: Int, to end: Int, _ body: (borrowing Self, Int, Int, Int) -> Void) {
        var offset = start
        while offset + 4 <= end {
            let head = word(offset)
            // Two 16-bit fields: read as one word, their order depends on ours.
            let code = Int(head & 0xFFFF)
            let size = Int(head >> 16)
            let (first, second) = swapped ? (size, code) : (code, size)
            guard first != 0, offset + 4 + second <= end else { return }
            body(self, first, offset + 4, second)
            offset += 4 + ((second + 3) & ~3)
        }
    }

    private mutating func end() -> Bool {
        if source.failure != 0 {
            trouble = CaptureError(.unopenable, "\(name) can't be read: \(systemError(source.failure))")
        } else if source.available > 0 {
            trouble = .cut(name, after: frame)
        }
        return false
    }

    private mutating func damaged(_ what: String) -> Bool {
        trouble = CaptureError(.damaged, "\(name) is damaged after packet \(frame): \(what).")
        return false
    }
}
