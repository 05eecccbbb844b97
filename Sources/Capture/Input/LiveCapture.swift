import CPcap
import Glibc

/// Captures on an interface of this machine until the time is over, and says what the packets come to.
package struct LiveCapture: Sendable {
    package let interface: String
    /// In the language of tcpdump.
    package let filter: String?
    /// Seconds; nil for as long as `analyze` is let.
    package let seconds: Double?
    /// File that the packets are written to as well; it must not exist yet.
    package let file: String?
    package let keepsUserData: Bool

    package init(
        interface: String,
        filter: String? = nil,
        seconds: Double? = nil,
        file: String? = nil,
        keepsUserData: Bool = false
    ) {
        self.interface = interface
        self.filter = filter
        self.seconds = seconds
        self.file = file
        self.keepsUserData = keepsUserData
    }

    /// Name of the source in reports.
    package var name: String { "interface \(interface)" }

    /// - Parameter goesOn: asked about ten times a second; false ends the capture, and what was seen is returned.
    ///
    /// Throws without the right to capture, for an interface that does not exist, a filter that is wrong, a file that
    /// exists, and if no packet came.
    package func analyze(_ goesOn: (CaptureRun.Progress) -> Bool = { _ in true }) throws(CaptureError) -> TrafficSummary
    {
        let handle = try LiveHandle(interface, filter)
        var dump = try file.map { path throws(CaptureError) in try CaptureDump(path, handle.handle) }
        var engine = TrafficEngine(keepsUserData: keepsUserData)
        var packet = Packet(in: UnsafeRawPointer(handle.handle))
        packet.link = handle.link
        let start = ContinuousClock.now
        var asked = start
        var bytes = 0
        var trouble: CaptureError?
        reading: while true {
            switch handle.next() {
            case .packet(let header, let data):
                dump?.write(header, data)
                packet.bytes = UnsafeRawPointer(data)
                packet.captured = Int(header.pointee.caplen)
                packet.length = Int(header.pointee.len)
                let time = header.pointee.ts
                packet.time = UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_usec) &* 1000
                packet.frame += 1
                bytes += packet.captured
                engine.take(packet)
                if packet.frame & 255 != 0 { continue reading }
            case .nothing: break
            case .failed(let words):
                trouble = CaptureError(.cut, "the capture on \(interface) ended early: \(words)")
                break reading
            }
            let now = ContinuousClock.now
            if let seconds, now - start >= .seconds(seconds) { break }
            guard now - asked >= .milliseconds(100) else { continue }
            asked = now
            if !goesOn(CaptureRun.Progress(file: name, frames: packet.frame, bytes: bytes)) { break }
        }
        engine.finish()
        if let words = dump?.close(), trouble == nil {
            trouble = CaptureError(.cut, "\(file ?? "the capture") could not be written whole: \(words)")
        }
        guard packet.frame > 0 || trouble != nil else {
            throw CaptureError(
                .empty,
                "no packet passed on \(interface)\(filter == nil ? "" : " that the filter lets through"). Is it the "
                    + "interface that the nodes use? 'any' listens on all; nodes on this machine talk over 'lo'."
            )
        }
        let source = CaptureFile(
            name: name,
            frames: packet.frame,
            bytes: bytes,
            interfaces: 1,
            snapLength: LiveHandle.snapLength,
            reportedDrops: handle.drops,
            unusable: 0,
            trouble: trouble
        )
        return engine.summary(files: [source], isWhole: true)
    }
}
