/// Finds the IP packet inside a frame.
///
/// Source: the LINKTYPE_ list of tcpdump.org.
enum LinkLayer {
    /// Offset of the IP header; -1 for a frame without one, -2 for a link type that is not known.
    @inline(__always)
    static func ipOffset(_ link: UInt32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        if link == 1, count >= 14, bytes.big16(12) == 0x0800 { return 14 }
        return otherOffset(link, bytes, count)
    }

    static func isKnown(_ link: UInt32) -> Bool { [0, 1, 12, 14, 101, 108, 113, 228, 229, 276].contains(link) }

    @inline(never)
    private static func otherOffset(_ link: UInt32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        switch link {
        case 1: return count >= 14 ? afterTags(bytes, count, 12) : -1
        case 113: return count >= 16 ? afterTags(bytes, count, 14) : -1  // Linux "any", old
        case 276: return count >= 20 ? isIP(bytes.big16(0)) ? 20 : sll2(bytes, count) : -1  // Linux "any", new
        case 0, 108:  // BSD loopback: an address family of four bytes in either order
            return count > 4 ? version(bytes, 4) : -1
        case 12, 14, 101, 228, 229: return count > 0 ? version(bytes, 0) : -1
        default: return -2
        }
    }

    private static func sll2(_ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        isTag(bytes.big16(0)) && count >= 24 ? afterInnerTag(bytes, count, 20) : -1
    }

    /// Passes over VLAN tags, however many; `offset` is that of the first ether type.
    private static func afterTags(_ bytes: UnsafeRawPointer, _ count: Int, _ offset: Int) -> Int {
        let type = bytes.big16(offset)
        if isIP(type) { return offset + 2 }
        return isTag(type) ? afterInnerTag(bytes, count, offset + 2) : -1
    }

    /// `offset` is that of a tag: two bytes of VLAN number, two of the next ether type.
    private static func afterInnerTag(_ bytes: UnsafeRawPointer, _ count: Int, _ offset: Int) -> Int {
        var offset = offset
        while offset + 4 <= count {
            let type = bytes.big16(offset + 2)
            offset += 4
            if isIP(type) { return offset }
            guard isTag(type) else { return -1 }
        }
        return -1
    }

    private static func isIP(_ type: UInt16) -> Bool { type == 0x0800 || type == 0x86DD }

    private static func isTag(_ type: UInt16) -> Bool { type == 0x8100 || type == 0x88A8 || type == 0x9100 }

    private static func version(_ bytes: UnsafeRawPointer, _ offset: Int) -> Int {
        let version = bytes.load(fromByteOffset: offset, as: UInt8.self) >> 4
        return version == 4 || version == 6 ? offset : -1
    }
}
