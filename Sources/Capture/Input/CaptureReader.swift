/// Reads the packets of one capture, pcap or pcapng, from anything that can be read once from start to end.
///
/// Sources: pcap-savefile(5) and the pcapng draft (draft-ietf-opsawg-pcapng). libpcap refuses pcapng files whose
/// interfaces have different link types; this reader gives each packet the link type of its own interface.
struct CaptureReader: ~Copyable {
    let name: String
    var source: ByteSource
    /// Set when the capture ended before its end, or in something that is no capture.
    var trouble: CaptureError?
    var frame = 0
    var file = 0

    private var isNextGeneration = false
    var swapped = false
    // Classic files: one link type and one unit of time for all packets.
    private(set) var link: UInt32 = 0
    private var fraction: UInt64 = 1000
    private var headerLength = 16
    private(set) var snapLength = 0
    // pcapng: one entry for each interface of the section.
    var interfaces: [CaptureInterface] = []
    var interfaceCount = 0
    /// Packets that the capturing host says it lost (pcapng interface statistics).
    var reportedDrops: Int?
    var unsupportedPackets = 0

    /// Reads the file header; throws for what is empty or no capture.
    init(name: String, source: consuming ByteSource) throws(CaptureError) {
        self.name = name
        self.source = source
        guard self.source.require(4) else {
            if self.source.failure != 0 {
                throw CaptureError(.unopenable, "\(name) can't be read: \(systemError(self.source.failure))")
            }
            throw CaptureError(
                self.source.available == 0 ? .empty : .noCapture,
                self.source.available == 0
                    ? "\(name) is empty. A capture that is being written is flushed with tcpdump -U."
                    : "\(name) is no capture: it has only \(self.source.available) bytes."
            )
        }
        let magic = self.source.bytes.loadUnaligned(as: UInt32.self)
        if magic == 0x0A0D_0D0A {
            isNextGeneration = true
            return
        }
        guard let format = ClassicFormat(magic: magic) else {
            throw CaptureError(.noCapture, Self.stranger(name, UInt32(littleEndian: magic)))
        }
        guard self.source.require(24) else { throw CaptureError(.cut, "\(name) ends inside its file header.") }
        swapped = format.swapped
        fraction = format.nanosecondsPerFraction
        headerLength = format.packetHeaderLength
        snapLength = Int(word(16))
        // The upper bits tell the length of a frame check sequence.
        link = word(20) & 0xFFFF
        self.source.consume(24)
    }

    /// Words for a file that is something else.
    private static func stranger(_ name: String, _ magic: UInt32) -> String {
        switch magic & 0xFFFF {
        case 0x8B1F: return "\(name) is compressed: gzip -dc FILE | rcdoctor pcap -"
        case 0xB528 where magic == 0xFD2F_B528: return "\(name) is compressed: zstd -dc FILE | rcdoctor pcap -"
        default: break
        }
        if magic == 0x694C_5153 { return "\(name) is a snapshot, not a capture: rcdoctor scan FILE" }
        return "\(name) is no capture: it is neither pcap nor pcapng. Make one with: tcpdump -w FILE"
    }

    @inline(__always)
    func word(_ offset: Int) -> UInt32 {
        let value = source.bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return swapped ? value.byteSwapped : value
    }

    /// The next packet, or false at the end; `trouble` says whether that was the true end.
    @inline(__always)
    mutating func next(_ packet: inout Packet) -> Bool {
        isNextGeneration ? nextBlock(&packet) : nextRecord(&packet)
    }

    @inline(__always)
    private mutating func nextRecord(_ packet: inout Packet) -> Bool {
        guard source.require(headerLength) else { return finish() }
        let captured = Int(word(8))
        let whole = headerLength &+ captured
        guard captured <= 1 << 18, source.require(whole) else { return finish(captured) }
        let length = Int(word(12))
        packet.time = UInt64(word(0)) &* 1_000_000_000 &+ UInt64(word(4)) &* fraction
        packet.bytes = source.bytes + headerLength
        packet.captured = captured
        packet.length = max(length, captured)
        packet.link = link
        frame &+= 1
        packet.frame = frame
        packet.file = file
        source.consume(whole)
        return true
    }

    @inline(never)
    private mutating func finish(_ captured: Int? = nil) -> Bool {
        if source.failure != 0 {
            trouble = CaptureError(.unopenable, "\(name) can't be read: \(systemError(source.failure))")
        } else if let captured, captured > 1 << 18 {
            trouble = CaptureError(
                .damaged,
                "\(name) is damaged after packet \(frame): the next one would be \(captured) bytes long."
            )
        } else if source.available > 0 {
            trouble = .cut(name, after: frame)
        }
        return false
    }
}

extension CaptureError {
    static func cut(_ name: String, after frame: Int) -> CaptureError {
        CaptureError(
            .cut,
            "\(name) is cut: it ends inside packet \(frame + 1). What stands before it was read; stop tcpdump with "
                + "SIGINT, or write with -U."
        )
    }
}

/// What the magic number of a classic file tells.
private struct ClassicFormat {
    let swapped: Bool
    let nanosecondsPerFraction: UInt64
    let packetHeaderLength: Int

    init?(magic: UInt32) {
        switch magic {
        case 0xA1B2_C3D4: self.init(false, 1000, 16)
        case 0xD4C3_B2A1: self.init(true, 1000, 16)
        case 0xA1B2_3C4D: self.init(false, 1, 16)
        case 0x4D3C_B2A1: self.init(true, 1, 16)
        // Alexey Kuznetsov's patched libpcap: eight more bytes in each packet header.
        case 0xA1B2_CD34: self.init(false, 1000, 24)
        case 0x34CD_B2A1: self.init(true, 1000, 24)
        default: return nil
        }
    }

    private init(_ swapped: Bool, _ nanoseconds: UInt64, _ header: Int) {
        self.swapped = swapped
        nanosecondsPerFraction = nanoseconds
        packetHeaderLength = header
    }
}
