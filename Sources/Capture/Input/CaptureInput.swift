import Glibc

/// A file of packets, or standard input, found to be one.
struct CaptureInput: ~Copyable {
    var reader: CaptureReader
    let decompressor: Decompressor?

    /// Opens a file, or standard input for `-`, and reads its header.
    static func open(_ path: String) throws(CaptureError) -> CaptureInput {
        if path == "-" {
            if isatty(0) == 1 {
                throw CaptureError(.unopenable, "standard input is a terminal: tcpdump -w - | rcdoctor pcap -")
            }
            let source = ByteSource(descriptor: 0, closes: false)
            return CaptureInput(
                reader: try CaptureReader(name: "standard input", source: source),
                decompressor: nil
            )
        }
        var descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CaptureError(.unopenable, "\(path) can't be opened: \(systemError(errno))")
        }
        var head: [UInt8] = [0, 0, 0, 0]
        let count = pread(descriptor, &head, 4, 0)
        var decompressor: Decompressor?
        if count == 4, let program = Decompressor.program(for: head) {
            let (started, output) = try Decompressor.start(program, file: descriptor, name: path)
            decompressor = started
            descriptor = output
        }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        do throws(CaptureError) {
            let source = ByteSource(descriptor: descriptor, closes: true)
            return CaptureInput(reader: try CaptureReader(name: path, source: source), decompressor: decompressor)
        } catch {
            _ = decompressor?.finish(path, readToEnd: false)
            throw error
        }
    }

    /// What ended the capture before its end, if anything did.
    mutating func finish(readToEnd: Bool) -> CaptureFile {
        var file = CaptureFile(
            name: reader.name,
            frames: reader.frame,
            bytes: reader.source.total,
            interfaces: max(reader.interfaceCount, reader.interfaceCount == 0 && reader.frame > 0 ? 1 : 0),
            snapLength: reader.snapLength,
            reportedDrops: reader.reportedDrops,
            unusable: reader.unsupportedPackets,
            trouble: reader.trouble
        )
        let name = reader.name
        let decompressor = decompressor
        // Closed before the wait: a process that still writes ends only then.
        reader.source.shut()
        let failed = decompressor?.finish(name, readToEnd: readToEnd)
        if let failed { file.trouble = failed }
        if readToEnd, file.frames == 0, file.trouble == nil {
            file.trouble = CaptureError(.empty, "\(name) holds no packets. Was the filter of tcpdump right?")
        }
        return file
    }
}

/// What is told of a file that was read.
package struct CaptureFile: Sendable {
    package let name: String
    package let frames: Int
    /// Bytes read, unpacked.
    package let bytes: Int
    package let interfaces: Int
    /// What the file header says; 0 in pcapng.
    package let snapLength: Int
    package let reportedDrops: Int?
    /// Packets of blocks that could not be used.
    package let unusable: Int
    package internal(set) var trouble: CaptureError?
}
