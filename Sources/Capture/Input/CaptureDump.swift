import CPcap
import Glibc

/// A capture file that is written while packets are read.
///
/// Only its owner may read it: captures hold passwords and data.
struct CaptureDump {
    private var dumper: OpaquePointer?

    init(_ path: String, _ handle: OpaquePointer) throws(CaptureError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CaptureError(
                .unopenable,
                errno == EEXIST
                    ? "\(path) exists already: name another file, nothing is overwritten"
                    : "\(path) can't be written: \(systemError(errno))"
            )
        }
        guard let file = fdopen(descriptor, "w"), let dumper = pcap_dump_fopen(handle, file) else {
            Glibc.close(descriptor)
            throw CaptureError(.unopenable, "\(path) can't be written: \(String(cString: pcap_geterr(handle)))")
        }
        self.dumper = dumper
    }

    func write(_ header: UnsafeMutablePointer<pcap_pkthdr>, _ data: UnsafePointer<UInt8>) {
        guard let dumper else { return }
        pcap_dump(UnsafeMutableRawPointer(dumper).assumingMemoryBound(to: UInt8.self), header, data)
    }

    /// - Returns: why not all could be written, for example on a full disk.
    mutating func close() -> String? {
        guard let dumper else { return nil }
        let isWhole = pcap_dump_flush(dumper) == 0 && ferror(pcap_dump_file(dumper)) == 0
        let reason = isWhole ? nil : systemError(errno)
        pcap_dump_close(dumper)
        self.dumper = nil
        return reason
    }
}
