extension NodeID {
    /// Reads an id from memory, such as a packet; nil unless it is exactly 40 lower-case hex digits.
    package init?(bytes: UnsafeRawBufferPointer) {
        self.init(utf8: bytes)
    }
}
