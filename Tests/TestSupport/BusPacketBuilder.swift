/// Makes a packet of the cluster bus byte by byte, right or wrong on purpose.
///
/// It shares no code with the decoder.
package struct BusPacketBuilder {
    package struct Gossip {
        package var id: String
        package var pingSent: UInt32 = 0
        package var pongReceived: UInt32 = 0
        package var ip = "127.0.0.1"
        package var port: UInt16 = 0
        package var busPort: UInt16 = 0
        package var secondPort: UInt16 = 0
        package var flags: UInt16 = 1

        package init(_ id: String) { self.id = id }
    }

    package var version: UInt16 = 1
    package var type: UInt16
    package var isLight = false
    package var currentEpoch: UInt64 = 0
    package var configEpoch: UInt64 = 0
    package var offset: UInt64 = 0
    package var sender = String(repeating: "a", count: 40)
    package var slots: [ClosedRange<Int>] = []
    package var master = ""
    package var announcedIP = ""
    package var port: UInt16 = 7001
    package var busPort: UInt16 = 17001
    package var secondPort: UInt16 = 0
    package var flags: UInt16 = 0x11
    package var state: UInt8 = 0
    package var messageFlags: UInt8 = 0
    package var gossip: [Gossip] = []
    package var extensions: [[UInt8]] = []
    /// What follows the header of types without gossip.
    package var payload: [UInt8] = []
    /// Lies, where they are set.
    package var length: Int?
    package var gossipCount: Int?
    package var extensionCount: Int?

    package init(type: UInt16) { self.type = type }

    /// An extension with its head; data are padded to a multiple of 8, as servers do.
    package static func ext(_ type: UInt16, _ data: [UInt8], length: Int? = nil) -> [UInt8] {
        let padded = data + [UInt8](repeating: 0, count: (8 - data.count % 8) % 8)
        return big(UInt32(truncatingIfNeeded: length ?? padded.count + 8)) + big(type) + [0, 0] + padded
    }

    package static func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    package static func slotMap(_ slots: [ClosedRange<Int>]) -> [UInt8] {
        var map = [UInt8](repeating: 0, count: 2048)
        for slot in slots.joined() { map[slot / 8] |= 1 << (slot % 8) }
        return map
    }

    /// `channel` and `message` as PUBLISH carries them.
    package static func published(_ channel: String, _ message: String) -> [UInt8] {
        big(UInt32(channel.utf8.count)) + big(UInt32(message.utf8.count)) + Array(channel.utf8) + Array(message.utf8)
    }

    /// The whole packet.
    package var bytes: [UInt8] {
        let body = gossip.flatMap(entry) + extensions.joined() + payload
        var header: [UInt8] = isLight ? [UInt8](repeating: 0, count: 16) : fullHeader
        let total = UInt32(truncatingIfNeeded: length ?? header.count + body.count)
        header.replaceSubrange(0..<4, with: Array("RCmb".utf8))
        header.replaceSubrange(4..<8, with: Self.big(total))
        header.replaceSubrange(8..<10, with: Self.big(version))
        header.replaceSubrange(12..<14, with: Self.big(type | (isLight ? 0x8000 : 0)))
        if !isLight {
            header.replaceSubrange(14..<16, with: Self.big(UInt16(truncatingIfNeeded: gossipCount ?? gossip.count)))
        }
        return header + body
    }

    private var fullHeader: [UInt8] {
        var head = [UInt8](repeating: 0, count: version == 0 ? 2208 : 2256)
        func put(_ bytes: [UInt8], _ offset: Int) { head.replaceSubrange(offset..<(offset + bytes.count), with: bytes) }
        put(Self.big(currentEpoch), 16)
        put(Self.big(configEpoch), 24)
        put(Self.big(offset), 32)
        put(Array(sender.utf8), 40)
        put(Self.slotMap(slots), 80)
        put(Array(master.utf8), 2128)
        if version == 0 {
            put(Self.big(port) + Self.big(flags) + [state, messageFlags], 2200)
        } else {
            put(Self.big(port), 10)
            put(Array(announcedIP.utf8), 2168)
            put(Self.big(UInt16(truncatingIfNeeded: extensionCount ?? extensions.count)), 2214)
            put(Self.big(secondPort) + Self.big(busPort) + Self.big(flags) + [state, messageFlags], 2246)
        }
        return head
    }

    private func entry(_ gossip: Gossip) -> [UInt8] {
        let ip = Array(gossip.ip.utf8)
        let start =
            Array(gossip.id.utf8) + Self.big(gossip.pingSent) + Self.big(gossip.pongReceived) + ip
            + [UInt8](repeating: 0, count: 46 - ip.count) + Self.big(gossip.port)
        if version == 0 { return start + Self.big(gossip.flags) + [UInt8](repeating: 0, count: 6) }
        return start + Self.big(gossip.busPort) + Self.big(gossip.flags) + Self.big(gossip.secondPort) + [0, 0]
    }
}
