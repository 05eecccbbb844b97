import CPcap
import Glibc

/// A filter in the language of tcpdump, compiled by libpcap for each link type that comes.
struct PacketFilter: ~Copyable {
    private let expression: String
    private var programs: [(link: UInt32, program: UnsafeMutablePointer<bpf_program>)] = []
    /// Packets that did not pass.
    private(set) var rejected = 0

    /// Throws for an expression that libpcap does not understand, with its words.
    init(_ expression: String) throws(CaptureError) {
        self.expression = expression
        try PcapLibrary.require(for: "--filter")
        _ = try compile(1)
    }

    deinit {
        for entry in programs {
            pcap_freecode(entry.program)
            entry.program.deallocate()
        }
    }

    mutating func passes(_ packet: Packet) -> Bool {
        let known = programs.first { $0.link == packet.link }?.program
        // An expression that makes no sense for this link type lets nothing through.
        guard let program = known ?? (try? compile(packet.link)) else {
            rejected += 1
            return false
        }
        var header = pcap_pkthdr()
        header.caplen = UInt32(packet.captured)
        header.len = UInt32(packet.length)
        let bytes = packet.bytes.assumingMemoryBound(to: UInt8.self)
        let passed = pcap_offline_filter(program, &header, bytes) != 0
        if !passed { rejected += 1 }
        return passed
    }

    private mutating func compile(_ link: UInt32) throws(CaptureError) -> UnsafeMutablePointer<bpf_program> {
        // Files number raw IP in their own way.
        guard let handle = pcap_open_dead(link == 101 ? 12 : Int32(link), 262_144) else {
            throw CaptureError(.filter, "no memory for the filter")
        }
        defer { pcap_close(handle) }
        let program = UnsafeMutablePointer<bpf_program>.allocate(capacity: 1)
        program.initialize(to: bpf_program())
        guard pcap_compile(handle, program, expression, 1, UInt32.max) == 0 else {
            let words = String(cString: pcap_geterr(handle))
            program.deallocate()
            throw CaptureError(
                .filter,
                "the filter '\(expression)' is wrong: \(words). It is written as for tcpdump: 'tcp port 7000'."
            )
        }
        programs.append((link, program))
        return program
    }
}
