/// One frame of a capture; its bytes live until the next one is read.
struct Packet {
    var bytes: UnsafeRawPointer
    /// Bytes that were captured.
    var captured = 0
    /// Bytes that were on the wire.
    var length = 0
    /// Nanoseconds since 1970.
    var time: UInt64 = 0
    /// LINKTYPE_ value of the interface.
    var link: UInt32 = 0
    /// Number of the frame in its file, from 1, as Wireshark counts.
    var frame = 0
    /// Which of the files, in the order of their first packets.
    var file = 0

    /// An empty packet; its bytes lie in the memory given until a reader fills it.
    init(in memory: UnsafeRawPointer) { bytes = memory }
}
