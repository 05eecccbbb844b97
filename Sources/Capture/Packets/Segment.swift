/// An IP address; IPv4 in its mapped form.
struct IPAddress: Hashable, Sendable {
    var high: UInt64
    var low: UInt64

    static let mapped: UInt64 = 0xFFFF << 32

    var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }
}

/// One TCP segment; the payload lives as long as its packet.
struct Segment {
    var source = IPAddress(high: 0, low: 0)
    var destination = IPAddress(high: 0, low: 0)
    var sourcePort: UInt16 = 0
    var destinationPort: UInt16 = 0
    var sequence: UInt32 = 0
    var acknowledged: UInt32 = 0
    var flags: UInt8 = 0
    var window: UInt16 = 0
    /// IP identification: equal for a packet that was captured twice.
    var identification: UInt16 = 0
    var payload = UnsafeRawPointer(bitPattern: 1)
    /// Payload bytes that were captured.
    var captured = 0
    /// Payload bytes that were sent.
    var length = 0

    static let fin: UInt8 = 1
    static let syn: UInt8 = 2
    static let rst: UInt8 = 4
    static let ack: UInt8 = 16

    /// What became of a frame.
    enum Outcome {
        case segment, notIP, notTCP, fragment, cut, unknownLink
    }

    /// Reads the TCP segment of a frame.
    @inline(__always)
    mutating func read(_ packet: borrowing Packet) -> Outcome {
        let offset = LinkLayer.ipOffset(packet.link, packet.bytes, packet.captured)
        guard offset >= 0 else { return offset == -2 ? .unknownLink : .notIP }
        let ip = packet.bytes + offset
        let captured = packet.captured &- offset
        guard captured >= 20 else { return .cut }
        let length = packet.length &- offset
        if ip.byte(0) >> 4 == 4 { return readIPv4(ip, captured, length) }
        return readIPv6(ip, captured, length)
    }

    @inline(__always)
    private mutating func readIPv4(_ ip: UnsafeRawPointer, _ captured: Int, _ length: Int) -> Outcome {
        let header = Int(ip.byte(0) & 15) &* 4
        guard header >= 20 else { return .cut }
        guard ip.byte(9) == 6 else { return .notTCP }
        guard ip.big16(6) & 0x3FFF == 0 else { return .fragment }
        guard captured >= header &+ 20 else { return .cut }
        // Zero where the network card cuts segments: then the frame tells.
        let total = Int(ip.big16(2))
        let whole = total == 0 ? length : min(total, length)
        identification = ip.big16(4)
        source = IPAddress(high: 0, low: IPAddress.mapped | UInt64(ip.big32(12)))
        destination = IPAddress(high: 0, low: IPAddress.mapped | UInt64(ip.big32(16)))
        return readTCP(ip + header, captured &- header, whole &- header)
    }

    @inline(never)
    private mutating func readIPv6(_ ip: UnsafeRawPointer, _ captured: Int, _ length: Int) -> Outcome {
        guard ip.byte(0) >> 4 == 6 else { return .notIP }
        guard captured >= 40 else { return .cut }
        identification = 0
        source = IPAddress(high: ip.big64(8), low: ip.big64(16))
        destination = IPAddress(high: ip.big64(24), low: ip.big64(32))
        let announced = Int(ip.big16(4))
        let whole = announced == 0 ? length : min(announced + 40, length)
        var next = ip.byte(6)
        var offset = 40
        while next != 6 {
            guard captured >= offset + 8 else { return next == 59 ? .notTCP : .cut }
            switch next {
            case 0, 43, 60:  // hop by hop, routing, destination options
                next = ip.byte(offset)
                offset += 8 + Int(ip.byte(offset + 1)) * 8
            case 51:  // authentication header, in units of four bytes
                next = ip.byte(offset)
                offset += 8 + Int(ip.byte(offset + 1)) * 4
            case 44:
                guard ip.big16(offset + 2) & 0xFFF9 == 0 else { return .fragment }
                next = ip.byte(offset)
                offset += 8
            default:
                return .notTCP
            }
        }
        guard captured >= offset + 20 else { return .cut }
        return readTCP(ip + offset, captured - offset, whole - offset)
    }

    @inline(__always)
    private mutating func readTCP(_ tcp: UnsafeRawPointer, _ captured: Int, _ length: Int) -> Outcome {
        let header = Int(tcp.byte(12) >> 4) &* 4
        guard header >= 20, length >= header else { return .cut }
        sourcePort = tcp.big16(0)
        destinationPort = tcp.big16(2)
        sequence = tcp.big32(4)
        acknowledged = tcp.big32(8)
        flags = tcp.byte(13)
        window = tcp.big16(14)
        self.length = length &- header
        // Behind the packet stands padding, so that the frame may be longer than the packet.
        self.captured = max(0, min(captured, length) &- header)
        payload = tcp + header
        return .segment
    }
}
