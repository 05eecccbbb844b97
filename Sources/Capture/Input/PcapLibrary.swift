import CPcap

/// libpcap, which is loaded only when an interface is listened on or packets are filtered.
package enum PcapLibrary {
    /// In its own words, as `libpcap version 1.10.3 (…)`; nil where it is not installed.
    package static var version: String? { pcap_lib_version().map { String(cString: $0) } }

    static func require(for purpose: String) throws(CaptureError) {
        guard rcdoctor_pcap_is_there() == 0 else { return }
        throw CaptureError(
            .unopenable,
            "\(purpose) needs libpcap, which is not on this machine: apt-get install libpcap0.8 (libpcap elsewhere). "
                + "Files are read without it."
        )
    }
}
