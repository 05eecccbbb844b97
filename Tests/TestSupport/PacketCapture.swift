import Foundation

/// A capture file read the simplest way that serves tests: classic pcap, IPv4, TCP that arrives in order.
package struct PacketCapture {
    /// What one packet adds to one direction of a connection.
    package struct Segment {
        /// Seconds since 1970.
        package let time: Double
        /// Number of the packet in the file, from 1.
        package let frame: Int
        /// `address:port`.
        package let source: String
        package let target: String
        package let payload: [UInt8]

        /// Names the direction.
        package var stream: String { "\(source) > \(target)" }
    }

    /// In the order of the file, bytes sent again left out.
    package private(set) var segments: [Segment] = []
    private var expected: [String: UInt32] = [:]
    private let isLittle: Bool

    package init(_ file: [UInt8]) throws {
        guard file.count >= 24 else { throw TestFailure("no pcap file: it has \(file.count) bytes") }
        isLittle = file[0] != 0xA1
        let magic = Self.number(file, 0, 4, little: isLittle)
        let fraction: Double
        switch magic {
        case 0xA1B2_C3D4: fraction = 1e-6
        case 0xA1B2_3C4D: fraction = 1e-9
        default: throw TestFailure("no classic pcap file: it starts with \(String(magic, radix: 16))")
        }
        let link = Self.number(file, 20, 4, little: isLittle)
        var offset = 24
        var frame = 0
        while offset + 16 <= file.count {
            let time = Double(field(file, offset)) + Double(field(file, offset + 4)) * fraction
            let end = offset + 16 + field(file, offset + 8)
            guard end <= file.count else { return }
            frame += 1
            try read(Array(file[(offset + 16)..<end]), link: link, time: time, frame: frame)
            offset = end
        }
    }

    /// A capture of `fixtures/samples`.
    package static func sample(_ path: String) throws -> PacketCapture {
        try PacketCapture([UInt8](Data(contentsOf: ProjectFolder.url().appending(path: "fixtures/samples/\(path)"))))
    }

    private func field(_ file: [UInt8], _ offset: Int) -> Int { Self.number(file, offset, 4, little: isLittle) }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int, little: Bool = false) -> Int {
        let piece = bytes[offset..<(offset + count)]
        return (little ? Array(piece.reversed()) : Array(piece)).reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func read(_ packet: [UInt8], link: Int, time: Double, frame: Int) throws {
        let start: Int
        switch link {
        case 0, 108: start = 4
        case 1: start = 14
        case 101: start = 0
        case 113: start = 16
        case 276: start = 20
        default: throw TestFailure("link type \(link) is not read here")
        }
        guard packet.count >= start + 20, packet[start] >> 4 == 4, packet[start + 9] == 6 else { return }
        let tcp = start + Int(packet[start] & 15) * 4
        let end = start + Self.number(packet, start + 2, 2)
        guard packet.count >= tcp + 20, end <= packet.count else { return }
        let payload = Array(packet[(tcp + Int(packet[tcp + 12] >> 4) * 4)..<end])
        func address(_ at: Int, _ port: Int) -> String {
            packet[at..<(at + 4)].map { "\($0)" }.joined(separator: ".") + ":\(Self.number(packet, port, 2))"
        }
        add(
            Segment(
                time: time,
                frame: frame,
                source: address(start + 12, tcp),
                target: address(start + 16, tcp + 2),
                payload: payload
            ),
            sequence: UInt32(Self.number(packet, tcp + 4, 4)),
            isStart: packet[tcp + 13] & 2 != 0
        )
    }

    private mutating func add(_ segment: Segment, sequence: UInt32, isStart: Bool) {
        if isStart { expected[segment.stream] = sequence &+ 1 }
        guard !segment.payload.isEmpty else { return }
        // A negative distance is bytes that came before.
        let ahead = Int(Int32(bitPattern: sequence &- (expected[segment.stream] ?? sequence)))
        guard ahead + segment.payload.count > 0 else { return }
        expected[segment.stream] = sequence &+ UInt32(segment.payload.count)
        segments.append(
            Segment(
                time: segment.time,
                frame: segment.frame,
                source: segment.source,
                target: segment.target,
                payload: Array(segment.payload.dropFirst(max(0, -ahead)))
            )
        )
    }
}
