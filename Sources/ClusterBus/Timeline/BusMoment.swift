/// When something was seen, and where in the capture.
package struct BusMoment: Sendable, Hashable {
    /// Nanoseconds since 1970.
    package let time: UInt64
    /// Number of the packet in its file, from 1.
    package let frame: Int
    /// Number of the file, where there are several.
    package let file: Int

    package init(time: UInt64, frame: Int, file: Int = 0) {
        self.time = time
        self.frame = frame
        self.file = file
    }

    /// Seconds from another moment to this one; negative if it was before.
    package func seconds(since other: BusMoment) -> Double {
        time >= other.time ? Double(time - other.time) / 1e9 : -Double(other.time - time) / 1e9
    }
}
