/// The two ends of a connection, the same whoever sends.
struct FlowKey: Hashable {
    var low: IPAddress
    var high: IPAddress
    /// Port of `low` in the upper half.
    var ports: UInt32

    /// `direction` is 0 if `low` is the sender, 1 if `high` is.
    @inline(__always)
    init(_ segment: borrowing Segment, direction: inout Int) {
        let source = segment.source
        let destination = segment.destination
        let first: Bool
        if source.low != destination.low {
            first = source.low < destination.low
        } else if source.high != destination.high {
            first = source.high < destination.high
        } else {
            first = segment.sourcePort <= segment.destinationPort
        }
        if first {
            low = source
            high = destination
            ports = UInt32(segment.sourcePort) << 16 | UInt32(segment.destinationPort)
            direction = 0
        } else {
            low = destination
            high = source
            ports = UInt32(segment.destinationPort) << 16 | UInt32(segment.sourcePort)
            direction = 1
        }
    }

    @inline(__always)
    var hashed: UInt64 {
        var mixed = (low.low ^ (high.low << 17 | high.low >> 47)) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= low.high &+ (high.high &* 0xC2B2_AE3D_27D4_EB4F) ^ UInt64(ports) &* 0xFF51_AFD7_ED55_8CCD
        return (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
    }

    @inline(__always)
    static func same(_ left: FlowKey, _ right: FlowKey) -> Bool {
        left.ports == right.ports && left.low.low == right.low.low && left.high.low == right.high.low
            && left.low.high == right.low.high && left.high.high == right.high.high
    }
}
