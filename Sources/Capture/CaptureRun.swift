/// Reads captures from start to end and says what they come to.
package struct CaptureRun: Sendable {
    /// Files, `-` for standard input.
    package let paths: [String]
    /// In the language of tcpdump.
    package let filter: String?
    package let keepsUserData: Bool

    package init(paths: [String], filter: String? = nil, keepsUserData: Bool = false) {
        self.paths = paths
        self.filter = filter
        self.keepsUserData = keepsUserData
    }

    /// How far it is, for a progress line.
    package struct Progress: Sendable {
        package let file: String
        package let frames: Int
        package let bytes: Int
    }

    /// Packets between two looks at the clock and at cancellation.
    private static let beat = 1 << 17

    /// - Parameter progress: called now and then; false stops the reading, and what was seen so far is returned.
    ///
    /// Throws for a file that can't be opened, is empty or is no capture. One that is cut or damaged is read as far as
    /// it goes; its `trouble` says so.
    package func analyze(_ progress: (Progress) -> Bool = { _ in true }) throws(CaptureError) -> TrafficSummary {
        var engine = TrafficEngine(keepsUserData: keepsUserData)
        var merge = try CaptureMerge(paths)
        var packet = merge.emptyPacket
        var frames = 0
        var readToEnd = true
        if let filter {
            var filter = try PacketFilter(filter)
            while merge.next(&packet) {
                if filter.passes(packet) { engine.take(packet) }
                frames += 1
                if frames & (Self.beat - 1) == 0, !progress(merge.progress) {
                    readToEnd = false
                    break
                }
            }
        } else {
            while merge.next(&packet) {
                engine.take(packet)
                frames += 1
                if frames & (Self.beat - 1) == 0, !progress(merge.progress) {
                    readToEnd = false
                    break
                }
            }
        }
        engine.finish()
        let files = merge.finish(readToEnd: readToEnd)
        if files.count == 1, let trouble = files[0].trouble, files[0].frames == 0 { throw trouble }
        return engine.summary(files: files, isWhole: readToEnd)
    }
}
