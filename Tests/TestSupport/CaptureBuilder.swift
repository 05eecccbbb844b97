/// Captures made byte by byte: frames of any link type, as pcap or pcapng.
package struct CaptureBuilder {
    package enum Link: UInt32, CaseIterable, Sendable {
        case null = 0
        case ethernet = 1
        case raw = 101
        case loop = 108
        case sll = 113
        case ipv4 = 228
        case ipv6 = 229
        case sll2 = 276
    }

    package struct Frame: Sendable, Hashable {
        /// Nanoseconds since 1970.
        package var time: UInt64
        package var bytes: [UInt8]
        /// Length on the wire.
        package var length: Int
        /// Interface, in pcapng.
        package var interface = 0

        package init(time: UInt64, bytes: [UInt8], interface: Int = 0) {
            self.time = time
            self.bytes = bytes
            length = bytes.count
            self.interface = interface
        }
    }

    package var frames: [Frame] = []
    package let link: Link
    /// VLAN numbers, outermost first; on Ethernet only.
    package var tags: [UInt16] = []
    /// 15 November 2023, in nanoseconds.
    package var clock: UInt64 = 1_700_000_000_000_000_000

    package init(link: Link = .ethernet) { self.link = link }

    /// Adds an IP packet behind the header of the link, a hundred microseconds after the one before.
    package mutating func add(_ ip: [UInt8], after nanoseconds: UInt64 = 100_000) {
        clock += nanoseconds
        frames.append(Frame(time: clock, bytes: linkHeader(isIPv6: ip[0] >> 4 == 6) + ip))
    }

    private func linkHeader(isIPv6: Bool) -> [UInt8] {
        let type: [UInt8] = isIPv6 ? [0x86, 0xDD] : [0x08, 0x00]
        switch link {
        case .null: return isIPv6 ? [10, 0, 0, 0] : [2, 0, 0, 0]
        case .loop: return [0, 0, 0, isIPv6 ? 10 : 2]
        case .raw, .ipv4, .ipv6: return []
        case .sll: return [0, 0, 0, 1, 0, 6] + [UInt8](repeating: 1, count: 8) + type
        case .sll2: return type + [0, 0, 0, 0, 0, 1, 0, 1, 0, 6] + [UInt8](repeating: 1, count: 8)
        case .ethernet:
            var header = [UInt8](repeating: 2, count: 12)
            for tag in tags { header += [0x81, 0x00, UInt8(tag >> 8), UInt8(tag & 255)] }
            return header + type
        }
    }

    /// The whole file in the classic format.
    package func pcap(nanoseconds: Bool = false, bigEndian: Bool = false, snapLength: Int = 262_144) -> [UInt8] {
        func word(_ value: Int) -> [UInt8] { Self.word(value, bigEndian) }
        var file = word(nanoseconds ? 0xA1B2_3C4D : 0xA1B2_C3D4)
        file += bigEndian ? [0, 2, 0, 4] : [2, 0, 4, 0]
        file += word(0) + word(0) + word(snapLength) + word(Int(link.rawValue))
        for frame in frames {
            let captured = frame.bytes.prefix(snapLength)
            let fraction = Int(frame.time % 1_000_000_000) / (nanoseconds ? 1 : 1000)
            file += word(Int(frame.time / 1_000_000_000)) + word(fraction)
            file += word(captured.count) + word(frame.length) + captured
        }
        return file
    }

    /// The whole file as pcapng, one interface for each link type given; `frames` name them.
    package func pcapng(
        links: [Link]? = nil,
        bigEndian: Bool = false,
        nanoseconds: Bool = false,
        drops: Int? = nil
    ) -> [UInt8] {
        func word(_ value: Int) -> [UInt8] { Self.word(value, bigEndian) }
        func half(_ value: Int) -> [UInt8] {
            bigEndian ? [UInt8(value >> 8), UInt8(value & 255)] : [UInt8(value & 255), UInt8(value >> 8)]
        }
        func block(_ type: Int, _ body: [UInt8]) -> [UInt8] {
            let padded = body + [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
            return word(type) + word(padded.count + 12) + padded + word(padded.count + 12)
        }
        var file = block(0x0A0D_0D0A, word(0x1A2B_3C4D) + half(1) + half(0) + word(-1) + word(-1))
        for link in links ?? [self.link] {
            let resolution = nanoseconds ? half(9) + half(1) + [9, 0, 0, 0] + half(0) + half(0) : []
            file += block(1, half(Int(link.rawValue)) + half(0) + word(0) + resolution)
        }
        for frame in frames {
            let units = Int(frame.time / (nanoseconds ? 1 : 1000))
            file += block(
                6,
                word(frame.interface) + word(units >> 32) + word(units & 0xFFFF_FFFF) + word(frame.bytes.count)
                    + word(frame.length) + frame.bytes
            )
        }
        if let drops {
            file += block(
                5,
                word(0) + word(0) + word(0) + half(5) + half(8)
                    + (bigEndian ? word(0) + word(drops) : word(drops) + word(0)) + half(0) + half(0)
            )
        }
        return file
    }

    private static func word(_ value: Int, _ bigEndian: Bool) -> [UInt8] {
        let number = UInt32(truncatingIfNeeded: value)
        return withUnsafeBytes(of: bigEndian ? number.bigEndian : number.littleEndian) { Array($0) }
    }
}
