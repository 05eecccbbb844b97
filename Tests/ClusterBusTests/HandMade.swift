import TestSupport

/// One packet of each kind that servers send, made by hand.
enum HandMade {
    static let id = (1...9).map { String(repeating: "\($0)", count: 40) }

    static let all: [(name: String, bytes: [UInt8])] = [
        ("ping 0", heartbeat(0, version: 0).bytes), ("meet 0", heartbeat(2, version: 0).bytes),
        ("ping", heartbeat(0).bytes), ("pong", heartbeat(1).bytes), ("meet", heartbeat(2).bytes),
        ("ping with extensions", extended.bytes),
        ("fail 0", fail(version: 0).bytes), ("fail", fail(version: 1).bytes),
        ("publish 0", publish(4, version: 0).bytes), ("publish", publish(4).bytes),
        ("publishshard", publish(10).bytes),
        ("light publish", publish(4, light: true).bytes), ("light publishshard", publish(10, light: true).bytes),
        ("auth request 0", bare(5, version: 0).bytes), ("auth request", bare(5).bytes),
        ("auth ack 0", bare(6, version: 0).bytes), ("auth ack", bare(6).bytes),
        ("update 0", update(version: 0).bytes), ("update", update(version: 1).bytes),
        ("mfstart 0", bare(8, version: 0).bytes), ("mfstart", bare(8).bytes),
        ("module", module(light: false).bytes), ("light module", module(light: true).bytes),
        ("unknown", unknown.bytes),
    ]

    static func heartbeat(_ type: UInt16, version: UInt16 = 1) -> BusPacketBuilder {
        var packet = bare(type, version: version)
        packet.gossip = [.init(id[4]), .init(id[5])]
        packet.gossip[0].pingSent = 1_795_000_002
        packet.gossip[0].pongReceived = 1_795_000_000
        packet.gossip[0].port = 7005
        packet.gossip[0].busPort = 17005
        packet.gossip[0].secondPort = 8005
        packet.gossip[0].flags = 0x105
        packet.gossip[1].ip = "2001:0db8:0000:0000:0000:ff00:0042:8329"
        packet.gossip[1].flags = 0x80A
        return packet
    }

    /// Heartbeat of Valkey with all extensions that it has; Redis has its secret in place of the addresses.
    static var extended: BusPacketBuilder {
        var packet = heartbeat(0)
        packet.messageFlags = 4
        packet.extensions = [
            BusPacketBuilder.ext(0, Array("host.example.test\0".utf8)), BusPacketBuilder.ext(1, Array("n0\0".utf8)),
            BusPacketBuilder.ext(2, Array(id[6].utf8) + BusPacketBuilder.big(UInt64(60))),
            BusPacketBuilder.ext(3, Array(id[7].utf8)), BusPacketBuilder.ext(4, Array("10.0.0.1\0".utf8)),
            BusPacketBuilder.ext(5, Array("2001:db8::1\0".utf8)), BusPacketBuilder.ext(6, [0x1B, 0x59]),
            BusPacketBuilder.ext(7, [0x1B, 0x5A]), BusPacketBuilder.ext(99, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ]
        return packet
    }

    static func bare(_ type: UInt16, version: UInt16 = 1) -> BusPacketBuilder {
        var packet = BusPacketBuilder(type: type)
        packet.version = version
        packet.currentEpoch = 7
        packet.configEpoch = 3
        packet.offset = 0x1_0000_0001
        packet.sender = id[0]
        packet.master = id[1]
        packet.slots = [0...5460, 16383...16383]
        packet.port = 7001
        packet.busPort = 17001
        packet.secondPort = 8001
        packet.announcedIP = "10.1.2.3"
        packet.flags = 0x12
        packet.state = 1
        packet.messageFlags = 2
        return packet
    }

    static func fail(version: UInt16) -> BusPacketBuilder {
        var packet = bare(3, version: version)
        packet.payload = Array(id[8].utf8)
        return packet
    }

    static func publish(_ type: UInt16, version: UInt16 = 1, light: Bool = false) -> BusPacketBuilder {
        var packet = bare(type, version: version)
        packet.isLight = light
        packet.payload = BusPacketBuilder.published("chan1", "hello bus")
        return packet
    }

    static func update(version: UInt16) -> BusPacketBuilder {
        var packet = bare(7, version: version)
        packet.payload =
            BusPacketBuilder.big(UInt64(9)) + Array(id[2].utf8) + BusPacketBuilder.slotMap([100...200])
        return packet
    }

    static func module(light: Bool) -> BusPacketBuilder {
        var packet = bare(9)
        packet.isLight = light
        packet.payload =
            BusPacketBuilder.big(UInt64(0x1234_5678_9ABC_DEF0)) + BusPacketBuilder.big(UInt32(3)) + [5, 1, 2, 3]
        return packet
    }

    static var unknown: BusPacketBuilder {
        var packet = bare(42)
        packet.payload = Array("something newer".utf8)
        return packet
    }
}
