import CPcap
import Glibc

/// An interface that libpcap listens on.
struct LiveHandle: ~Copyable {
    static let snapLength = 262_144
    /// Room in the kernel for packets that are not read yet.
    private static let buffer: Int32 = 32 << 20
    /// How long a read waits, milliseconds.
    private static let wait: Int32 = 100

    enum Step {
        case packet(UnsafeMutablePointer<pcap_pkthdr>, UnsafePointer<UInt8>)
        /// Nothing came within the wait.
        case nothing
        case failed(String)
    }

    let handle: OpaquePointer
    /// LINKTYPE_ value.
    let link: UInt32

    init(_ interface: String, _ filter: String?) throws(CaptureError) {
        try PcapLibrary.require(for: "capturing on \(interface)")
        var words = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
        guard let handle = pcap_create(interface, &words) else {
            throw CaptureError(.unopenable, "\(interface) can't be listened on: \(Self.text(words))")
        }
        pcap_set_snaplen(handle, Int32(Self.snapLength))
        pcap_set_timeout(handle, Self.wait)
        pcap_set_buffer_size(handle, Self.buffer)
        let status = pcap_activate(handle)
        guard status >= 0 else {
            let reason = String(cString: pcap_geterr(handle))
            pcap_close(handle)
            throw Self.refusal(interface, status, reason)
        }
        if let filter {
            var program = bpf_program()
            guard pcap_compile(handle, &program, filter, 1, UInt32.max) == 0, pcap_setfilter(handle, &program) == 0
            else {
                let reason = String(cString: pcap_geterr(handle))
                pcap_close(handle)
                throw CaptureError(
                    .filter,
                    "the filter '\(filter)' is wrong: \(reason). It is written as for tcpdump: 'tcp port 7000'."
                )
            }
            pcap_freecode(&program)
        }
        // A read of libpcap may wait for ever where nothing passes, so that it never waits here; `next` does.
        guard pcap_setnonblock(handle, 1, &words) == 0, pcap_get_selectable_fd(handle) >= 0 else {
            pcap_close(handle)
            throw CaptureError(.unopenable, "\(interface) can't be listened on: \(Self.text(words))")
        }
        let type = pcap_datalink(handle)
        // Files number raw IP in their own way.
        link = type == 12 ? 101 : UInt32(bitPattern: type)
        self.handle = handle
    }

    deinit { pcap_close(handle) }

    func next() -> Step {
        var header: UnsafeMutablePointer<pcap_pkthdr>?
        var data: UnsafePointer<UInt8>?
        switch pcap_next_ex(handle, &header, &data) {
        case 1:
            guard let header, let data else { return .nothing }
            return .packet(header, data)
        case 0:
            var descriptor = pollfd(fd: pcap_get_selectable_fd(handle), events: Int16(POLLIN), revents: 0)
            _ = poll(&descriptor, 1, Self.wait)
            return .nothing
        default: return .failed(String(cString: pcap_geterr(handle)))
        }
    }

    /// Packets that the kernel or the interface dropped, because they were not read in time.
    var drops: Int? {
        var counts = pcap_stat()
        guard pcap_stats(handle, &counts) == 0 else { return nil }
        return Int(counts.ps_drop) + Int(counts.ps_ifdrop)
    }

    private static func refusal(_ interface: String, _ status: Int32, _ reason: String) -> CaptureError {
        switch status {
        case PCAP_ERROR_PERM_DENIED, PCAP_ERROR_PROMISC_PERM_DENIED:
            CaptureError(
                .unopenable,
                "capturing on \(interface) needs the capability CAP_NET_RAW, which this process does not have. Run it with "
                    + "sudo, or give it once to the program: sudo setcap cap_net_raw+ep RCDOCTOR"
            )
        case PCAP_ERROR_NO_SUCH_DEVICE:
            CaptureError(
                .unopenable,
                "there is no interface \(interface). 'ip link' names them; 'any' listens on all."
            )
        case PCAP_ERROR_IFACE_NOT_UP:
            CaptureError(.unopenable, "\(interface) is down: ip link set \(interface) up")
        default: CaptureError(.unopenable, "\(interface) can't be listened on: \(reason)")
        }
    }

    private static func text(_ words: [CChar]) -> String {
        String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
