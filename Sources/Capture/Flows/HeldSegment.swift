/// A segment that waits for bytes before it, or for the bytes that it acknowledges; its payload stands behind it.
struct HeldSegment {
    var next: UnsafeMutablePointer<HeldSegment>?
    var direction: Int
    var sequence: UInt32
    var acknowledged: UInt32
    var flags: UInt8
    var captured: Int
    var length: Int
    var time: UInt64
    var frame: Int
    /// How many packets the connection had when it came.
    var arrival: Int

    static let stride = MemoryLayout<HeldSegment>.stride

    static func make(_ segment: HeldSegment, _ payload: UnsafeRawPointer) -> UnsafeMutablePointer<HeldSegment> {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: stride + segment.captured, alignment: 16)
        let held = memory.bindMemory(to: HeldSegment.self, capacity: 1)
        held.initialize(to: segment)
        if segment.captured > 0 { (memory + stride).copyMemory(from: payload, byteCount: segment.captured) }
        return held
    }
}

extension UnsafeMutablePointer<HeldSegment> {
    var payload: UnsafeRawPointer { UnsafeRawPointer(self) + HeldSegment.stride }

    func free() { UnsafeMutableRawPointer(self).deallocate() }
}
